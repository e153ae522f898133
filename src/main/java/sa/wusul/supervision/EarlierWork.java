package sa.wusul.supervision;

/** The steps that were recorded by the engine before supervision counted them. */
public interface EarlierWork {

	/**
	 * Inserts every open or completed step of a case that is missing in
	 * {@code case_step}.
	 */
	void takeOver();

}
