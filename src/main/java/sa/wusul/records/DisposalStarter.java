package sa.wusul.records;

/** Starter of the check of a disposal list. */
public interface DisposalStarter {

	void ask(DisposalList list, Disposals.Listing listing);

}
