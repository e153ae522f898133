package sa.wusul.release;

/** Submits drafts to the releasers. */
public interface DraftApprovalStarter {

	void ask(Draft draft);

}
