package sa.wusul.reception;

import java.util.Map;

/** Port for starting visits that do not begin in Tasklist, such as at a kiosk. */
public interface VisitStarter {

	/**
	 * Starts the visit with the answers of its start form.
	 * @return its reference
	 * @throws sa.wusul.platform.problem.RefusalException if an answer is invalid
	 */
	String begin(Map<String, Object> answers);

}
