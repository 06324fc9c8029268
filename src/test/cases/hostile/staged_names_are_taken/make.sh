echo mine >shop/.kin-0001-0
echo mine >shop/.kin-0001-1
