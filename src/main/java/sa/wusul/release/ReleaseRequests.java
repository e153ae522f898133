package sa.wusul.release;

/** Submits drafts to the releasers. */
public interface ReleaseRequests {

	void ask(Draft draft);

}
