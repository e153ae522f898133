package sa.wusul.portal;

/**
 * The technical account of a courier. Controllers with a parameter of this type refuse
 * all other accounts.
 */
record CourierAccount(String userName) {
}
