package sa.wusul.portal.api;

/**
 * The technical account of a biller. Controllers with a parameter of this type refuse all
 * other accounts.
 */
record BillerAccount(String userName) {
}
