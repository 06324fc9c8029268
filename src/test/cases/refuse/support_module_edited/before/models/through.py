# Kinship support module, version 1. Written by kin; renewed by kin while unedited.
x = 1
