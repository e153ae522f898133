package sa.wusul.tawasul;

import sa.wusul.platform.limit.Limit;

/** Limits of the Tawasul window, in the table {@code tawasul-limit}. */
public enum TawasulLimit implements Limit {

	PROOF_CODE, PROOF_TRIES, PROOF_CODES, PROOF_NEXT_CODE, PROOF_CODES_DAILY, ABSENCE_ROUND, VISITORS, VISIT_DOORS,
	VISIT_REMINDER, LEAVE_MEMORY, LEAVE_REVIEW, LEAVE_REVIEW_URGENT, LEAVE_GRACE, LEAVE_EXTENSION, LEAVE_EXTENSIONS,
	TERMINAL_CODE, TERMINAL_CODE_TRIES, TERMINAL_TRIES, TERMINAL_WAIT, TERMINAL_TRIES_IN_ALL, TERMINAL_LETTERS;

	@Override
	public String domain() {
		return "tawasul";
	}

}
