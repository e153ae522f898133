package sa.wusul.platform.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import sa.wusul.platform.model.DeployedFiles.DeployedFile;
import sa.wusul.platform.text.ShownText;

/**
 * The centres, sections and departments of {@code organisation.yaml}, the prisons of the
 * centres' regions, and the other lists that forms offer as choices: those that were
 * released last, or else those of the program.
 */
public final class Organisation {

	/** Name of the file. */
	public static final String FILE = "organisation.yaml";

	private final Version packaged;

	private volatile Version known;

	private volatile Supplier<Optional<DeployedFile>> released = Optional::empty;

	private Organisation(Version known) {
		this.packaged = known;
		this.known = known;
	}

	/** Returns the organisation that comes with the program. */
	public static Organisation load() {
		return new Organisation(new Version("", YamlFile.read(FILE, Lists.class)));
	}

	/**
	 * Returns the organisation of a file.
	 * @throws RuntimeException if the file is malformed
	 */
	public static Organisation of(byte[] file) {
		return new Organisation(new Version("", YamlFile.read(FILE, file, Lists.class)));
	}

	/** Follows the file that was released last, as soon as there is one. */
	public void follow(Supplier<Optional<DeployedFile>> file) {
		this.released = file;
	}

	/** Returns the lists in service, the same ones until others are released. */
	Lists lists() {
		var now = this.released.get();
		if (now.isEmpty()) {
			return this.packaged.lists();
		}
		if (!now.get().version().equals(this.known.id())) {
			this.known = new Version(now.get().version(), YamlFile.read(FILE, now.get().content(), Lists.class));
		}
		return this.known.lists();
	}

	public List<Place> centres() {
		return lists().centres();
	}

	public List<Place> sections() {
		return lists().sections();
	}

	public List<Place> departments() {
		return lists().departments();
	}

	public List<Place> offices() {
		return lists().offices();
	}

	public List<Place> documentKinds() {
		return lists().documentKinds();
	}

	public List<Place> toBring() {
		return lists().toBring();
	}

	public List<ComingStep> comingSteps() {
		return lists().comingSteps();
	}

	public List<Prison> prisons() {
		return lists().prisons();
	}

	public List<Address> addresses() {
		return lists().addresses();
	}

	public Optional<Place> centre(String id) {
		return find(centres(), id);
	}

	public Optional<Place> section(String id) {
		return find(sections(), id);
	}

	public Optional<Place> department(String id) {
		return find(departments(), id);
	}

	/**
	 * Returns the name of a department in the language of the page that asks, or its id
	 * if there is none.
	 */
	public String shownDepartment(String id) {
		return department(id).map(Place::shown).orElse(id);
	}

	/** Returns the Arabic name of a department, or its id if there is none. */
	public String departmentName(String id) {
		return department(id).map(Place::ar).orElse(id);
	}

	public Optional<Prison> prison(String id) {
		return prisons().stream().filter((prison) -> prison.id().equals(id)).findFirst();
	}

	/** Returns where a centre is. */
	public Optional<Address> address(String centre) {
		return addresses().stream().filter((address) -> address.centre().equals(centre)).findFirst();
	}

	/**
	 * Returns the entries of a list by its name in the file, each id with its Arabic
	 * name; empty if there is no such list.
	 */
	public Map<String, String> choices(String list) {
		return names(list, Place::ar);
	}

	/** Returns the entries of a list, each id with its English name. */
	public Map<String, String> englishChoices(String list) {
		return names(list, Place::en);
	}

	private Map<String, String> names(String list, Function<Place, String> name) {
		var names = new LinkedHashMap<String, String>();
		places(list).forEach((place) -> names.put(place.id(), name.apply(place)));
		return names;
	}

	private List<Place> places(String list) {
		return switch (list) {
			case "centres" -> centres();
			case "sections" -> sections();
			case "departments" -> departments();
			case "offices" -> offices();
			case "documentKinds" -> documentKinds();
			case "comingSteps" ->
				comingSteps().stream().map((step) -> new Place(step.id(), step.ar(), step.en(), null, null)).toList();
			case "prisons" -> prisons().stream()
				.map((prison) -> new Place(prison.id(), prison.ar(), prison.en(), null, null))
				.toList();
			default -> List.of();
		};
	}

	public Optional<ComingStep> comingStep(String id) {
		return comingSteps().stream().filter((step) -> step.id().equals(id)).findFirst();
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

		/** Returns the name in the language of the page that asks. */
		public String shown() {
			return ShownText.choose(this.ar, this.en);
		}

	}

	/** The place of a centre in its city, as people find it. */
	public record Address(String centre, String ar, String en) {
	}

	/**
	 * A step that requests announce as coming, in words to citizens.
	 *
	 * @param days the working days that it takes at most after the step before it
	 * @param appointment whether it comes on the day for which the request is booked
	 */
	public record ComingStep(String id, String ar, String en, int days, boolean appointment) {

	}

	private record Version(String id, Lists lists) {

	}

	record Lists(List<Place> centres, List<Place> sections, List<Place> departments, List<Place> offices,
			List<Place> documentKinds, List<ComingStep> comingSteps, List<Prison> prisons, List<Address> addresses,
			List<Place> toBring) {

	}

}
