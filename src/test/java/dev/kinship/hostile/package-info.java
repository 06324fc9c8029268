/** What strangers, full disks, killed processes and huge inputs do. */
@NullMarked
package dev.kinship.hostile;

import org.jspecify.annotations.NullMarked;
