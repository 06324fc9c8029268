/** What happens when modules are loaded, as far as their imports tell: nothing is executed. */
@NullMarked
package dev.kinship.source.python.load;

import org.jspecify.annotations.NullMarked;
