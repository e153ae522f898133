package sa.wusul.tawasul.assistance;

import java.util.Optional;

import sa.wusul.services.fee.Amount;

/** The analysts' table of amounts. */
public interface AssistanceAmounts {

	/**
	 * @param incomePerHead riyals a month
	 * @return nothing where the income suffices
	 */
	Optional<Offer> of(AssistanceKind kind, int householdSize, int incomePerHead);

	/** So much a month, for so many months. */
	record Offer(Amount amount, int months) {
	}

}
