package sa.wusul.reception;

import java.util.Map;

/** Visits that begin elsewhere than in Tasklist, such as at a kiosk. */
public interface Visits {

	/**
	 * Starts the visit with the answers of its start form.
	 * @return its reference
	 * @throws sa.wusul.platform.problem.Refusal where an answer is wrong
	 */
	String begin(Map<String, Object> answers);

}
