package sa.wusul.tawasul.assistance;

/** The social workers' studies of households. */
public interface SocialStudies {

	void keep(String reference, Study study);

	/**
	 * A study of a household.
	 *
	 * @param step the step of the process in which it is made
	 * @param monthlyIncome income of the whole household in whole riyals
	 * @param findings text for the case file
	 */
	record Study(String step, int householdSize, int monthlyIncome, String findings, String author) {
	}

}
