package sa.wusul.release;

import java.util.List;
import java.util.Optional;

import sa.wusul.release.rules.InService;
import sa.wusul.release.rules.ModelFile;

/** The models that cases run on, and the only way to add to them. */
public interface ModelsInService extends InService {

	/** The newest version of what is in a file of this name. */
	Optional<byte[]> newest(String fileName);

	/**
	 * Reads models as if they were deployed.
	 * @throws RuntimeException where the engine would not take one of them
	 */
	void read(List<ModelFile> files);

	/** Brings files into service, for the program itself. Returns the deployment's id. */
	String deploy(String name, String source, List<ModelFile> files);

}
