package sa.wusul.release;

/** Starter of the approval of a draft by the releasers. */
public interface DraftApprovalStarter {

	void ask(Draft draft);

}
