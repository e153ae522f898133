package sa.wusul.demo.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The people known to the demo's registers, from {@code demo/registers.yaml}. */
@ConfigurationProperties("wusul.demo.registers")
public record DemoPeopleProperties(List<Person> people) {

	Optional<Person> find(String identity) {
		return this.people.stream().filter((person) -> person.identity().equals(identity)).findFirst();
	}

	/** Returns the name of a person or of a worker. */
	Optional<String> name(String identity) {
		return find(identity).map(Person::name)
			.or(() -> this.people.stream()
				.flatMap((person) -> person.workers().stream())
				.filter((worker) -> worker.number().equals(identity))
				.map(Thing::name)
				.filter((name) -> !name.isEmpty())
				.findFirst());
	}

	/**
	 * A person, with the facts that differ from a plain record.
	 *
	 * @param shows the purpose of this person in the demo
	 * @param facts facts of any register, by their names
	 * @param children identity numbers of the children in their care
	 * @param powers the powers of attorney that they gave
	 */
	public record Person(String identity, String name, String shows, @DefaultValue Map<String, Object> facts,
			@DefaultValue List<Thing> workers, @DefaultValue List<Thing> vehicles, @DefaultValue List<Thing> births,
			@DefaultValue List<String> children, @DefaultValue List<Power> powers) {
	}

	/**
	 * A power of attorney that the person gave.
	 *
	 * @param agent identity number of the agent
	 */
	public record Power(String number, String agent, String scope, @DefaultValue("VALID") String state,
			@DefaultValue("400") long daysLeft) {
	}

	/** A worker, a vehicle or a birth, with its number in its register. */
	public record Thing(String number, @DefaultValue("") String name, @DefaultValue Map<String, Object> facts) {
	}

}
