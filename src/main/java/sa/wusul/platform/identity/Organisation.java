package sa.wusul.platform.identity;

import java.util.List;
import java.util.Optional;

/** The centres, sections and departments of {@code organisation.yaml}. */
public record Organisation(List<Place> centres, List<Place> sections, List<Place> departments) {

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

	private static Optional<Place> find(List<Place> places, String id) {
		return places.stream().filter((place) -> place.id().equals(id)).findFirst();
	}

}
