package sa.wusul.services.register;

import sa.wusul.platform.limit.Limit;

/**
 * Limits of the looks of staff into the register, in the table {@code services-limit}.
 */
enum PersonLookLimit implements Limit {

	PERSON_LOOKS_HOURLY, PERSON_LOOKS_DAILY;

	@Override
	public String domain() {
		return "services";
	}

}
