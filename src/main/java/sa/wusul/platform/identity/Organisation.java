package sa.wusul.platform.identity;

import java.util.List;
import java.util.Optional;

/**
 * The centres, sections and departments of {@code organisation.yaml}, and the prisons of
 * the centres' regions.
 */
public record Organisation(List<Place> centres, List<Place> sections, List<Place> departments, List<Prison> prisons) {

	public static Organisation load() {
		return YamlFile.read("organisation.yaml", Organisation.class);
	}

	public Optional<Place> centre(String id) {
		return find(this.centres, id);
	}

	public Optional<Place> section(String id) {
		return find(this.sections, id);
	}

	public Optional<Place> department(String id) {
		return find(this.departments, id);
	}

	public Optional<Prison> prison(String id) {
		return this.prisons.stream().filter((prison) -> prison.id().equals(id)).findFirst();
	}

	private static Optional<Place> find(List<Place> places, String id) {
		return places.stream().filter((place) -> place.id().equals(id)).findFirst();
	}

	/**
	 * A prison, by its code in the register of detainees.
	 *
	 * @param centre the centre whose prison staff receive its work
	 */
	public record Prison(String id, String ar, String en, String centre) {

	}

}
