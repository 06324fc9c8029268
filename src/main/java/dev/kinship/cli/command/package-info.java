/** What commands have in common: options, help, and the dialogue about a plan. */
@NullMarked
package dev.kinship.cli.command;

import org.jspecify.annotations.NullMarked;
