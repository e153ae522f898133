package sa.wusul.portal.api;

/**
 * The technical account of the register of detainees. Controllers with a parameter of
 * this type refuse all other accounts.
 */
record DetaineeRegisterAccount(String userName) {
}
