package sa.wusul.tawasul.assistance;

import java.util.Optional;

import sa.wusul.services.fee.Amount;

/** The decision table of assistance amounts, maintained by the analysts. */
public interface AssistanceAmountDecisions {

	/**
	 * Returns the assistance for a household.
	 * @param incomePerHead riyals a month
	 * @return empty if the income suffices
	 */
	Optional<Offer> forHousehold(AssistanceKind kind, int householdSize, int incomePerHead);

	/** An offered amount per month, and the number of months. */
	record Offer(Amount amount, int months) {
	}

}
