echo mine >.kinship
