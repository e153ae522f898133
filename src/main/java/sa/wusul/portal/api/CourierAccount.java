package sa.wusul.portal.api;

/**
 * The technical account of a courier. Controllers with a parameter of this type refuse
 * all other accounts.
 */
record CourierAccount(String userName) {
}
