/** What a user asks for: words, options and files as wishes, and failures as diagnostics. */
@NullMarked
package dev.kinship.request;

import org.jspecify.annotations.NullMarked;
