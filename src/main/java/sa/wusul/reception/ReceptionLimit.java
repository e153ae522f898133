package sa.wusul.reception;

import sa.wusul.platform.limit.Limit;

/** Limits of halls, appointments and calls, in the table {@code reception-limit}. */
public enum ReceptionLimit implements Limit {

	INTERPRETED, CALL_CODE, CALL_TRIES, CALL_CODES, CALL_CODES_HOURLY, CALLS_REFUSED, MEASURED_SERVICES, MEASURED_DAYS,
	COUNTER_OPEN, OFFERS, IDENTITY_PROOF, IDENTITY_PERSON, IDENTITY_OFFICER, IDENTITY_REFUSALS, TICKET_CODE,
	TICKET_TRIES, TICKETS_DAILY, TICKET_AHEAD;

	@Override
	public String domain() {
		return "reception";
	}

}
