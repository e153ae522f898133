package sa.wusul.services;

import sa.wusul.services.register.RepresentedPerson;

/**
 * The analysts' tables about the right to act for somebody, before there is an
 * application.
 */
public interface RepresentationDecisions {

	/** The outcome by which a right is proven. */
	String PROVEN = "PROVEN";

	/**
	 * Returns what the tables say about a child in somebody's care, or about a power of
	 * attorney: {@link #PROVEN}, or why not.
	 * @param service the transaction, by the id of its model
	 */
	String standing(RepresentedPerson person, String service);

}
