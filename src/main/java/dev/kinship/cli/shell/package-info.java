/** What shells and readers of manuals need: completion and man pages, both from {@code Usage}. */
@NullMarked
package dev.kinship.cli.shell;

import org.jspecify.annotations.NullMarked;
