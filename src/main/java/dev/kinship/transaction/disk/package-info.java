/** Reading and writing single files: each write durable before the next. */
@NullMarked
package dev.kinship.transaction.disk;

import org.jspecify.annotations.NullMarked;
