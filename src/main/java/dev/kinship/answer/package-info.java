/** What commands answer to programs: the fields of JSON objects, described in reference/json.md. */
@NullMarked
package dev.kinship.answer;

import org.jspecify.annotations.NullMarked;
