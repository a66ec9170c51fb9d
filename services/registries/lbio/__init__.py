"""LBIO: alimony that is collected or in arrears."""
