package sa.wusul.tawasul.assistance;

/** What social workers found about a household. */
public interface SocialStudies {

	void keep(String reference, Study study);

	/**
	 * A study.
	 *
	 * @param monthlyIncome of all together, whole riyals
	 * @param findings in words, for the case file
	 */
	record Study(int householdSize, int monthlyIncome, String findings, String author) {
	}

}
