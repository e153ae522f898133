package sa.wusul.platform.engine;

/** Memory of deployed files, which a new deployment makes out of date. */
public interface DeploymentMemory {

	/** Forgets the files, so that the next question looks them up again. */
	void forget();

}
