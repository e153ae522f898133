package sa.wusul.portal.hall;

import java.util.Map;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The registered machines of the halls: kiosks and screens.
 *
 * @param machines by their number
 */
@ConfigurationProperties("wusul.hall")
record HallMachineProperties(@DefaultValue Map<String, Machine> machines) {

	Optional<Machine> find(String number) {
		return Optional.ofNullable(this.machines.get(number));
	}

	/**
	 * A machine.
	 *
	 * @param keyHash SHA-256 of the key with which the machine is registered
	 */
	record Machine(String centre, String keyHash) {
	}

}
