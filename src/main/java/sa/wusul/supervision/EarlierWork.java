package sa.wusul.supervision;

/** The steps that were there before anybody counted them. */
public interface EarlierWork {

	/**
	 * Enters in {@code case_step} every step of a case that is open or done and not there
	 * yet.
	 */
	void takeOver();

}
