package sa.wusul.records;

/**
 * Starter of the search of a confidential domain for what it holds of a person who asked
 * for their data.
 */
public interface PersonSearchStarter {

	void begin(String domain, HandoverOrder order);

}
