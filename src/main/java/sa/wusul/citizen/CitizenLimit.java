package sa.wusul.citizen;

import sa.wusul.platform.limit.Limit;

/** Limits of citizens' requests and log-ins, in the table {@code intake-limit}. */
public enum CitizenLimit implements Limit {

	LOGIN_CODE, LOGIN_TRIES, LOGIN_CODES, LOGIN_NEXT_CODE, LOGIN_SENDING, LOGIN_CODES_HOURLY, LOGIN_CODES_DAILY,
	LOGIN_CODES_STRANGERS, REPRESENTATIONS, OWN_REQUESTS;

	@Override
	public String domain() {
		return "intake";
	}

}
