package sa.wusul.release;

import java.util.List;

import sa.wusul.release.rules.InService;
import sa.wusul.release.rules.ModelFile;

/** The models that cases run on, and the only way to add to them. */
public interface ModelsInService extends InService {

	/**
	 * Returns the processes in service that call this process or evaluate this table,
	 * each in its newest version.
	 */
	List<Caller> callers(String id);

	/**
	 * Returns a file as it was when it had this hash, with the forms that a process had
	 * with it; empty if it never was in service.
	 */
	List<ModelFile> find(String fileName, String hash);

	/** Returns the cases that run in the newest version of a process. */
	long running(String process);

	/**
	 * Reads models as if they were deployed.
	 * @throws RuntimeException if the engine would reject one of them
	 */
	void read(List<ModelFile> files);

	/**
	 * Deploys files in the program's own name.
	 * @return the deployment's id
	 */
	String deploy(String name, String source, List<ModelFile> files);

	/** A process in service that uses another model. */
	record Caller(String id, String versionTag) {
	}

}
