package sa.wusul.services.fee;

import java.time.LocalDate;

/** Starter of the decision on the differences of a day. */
public interface ReconciliationStarter {

	void ask(LocalDate day, BillDifferences.Listing listing);

}
