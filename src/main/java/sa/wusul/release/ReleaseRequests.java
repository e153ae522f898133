package sa.wusul.release;

/** Lays a draft before the releasers. */
public interface ReleaseRequests {

	void ask(Draft draft);

}
