package sa.wusul.portal.hall;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.web.HostCookies;
import sa.wusul.portal.DeviceKeys;

/** Service that recognises the machines of the halls by their keys. */
@Service
@EnableConfigurationProperties(HallMachineProperties.class)
class HallMachineService {

	private final HallMachineProperties machines;

	private final DeviceKeys keys;

	HallMachineService(HallMachineProperties machines, HostCookies cookies) {
		this.machines = machines;
		this.keys = new DeviceKeys(cookies, "wusul-hall",
				(number) -> machines.find(number).map(HallMachineProperties.Machine::keyHash));
	}

	/**
	 * Registers the machine of this request.
	 * @return its centre
	 * @throws RefusalException {@code hall.unknownMachine} if number or key are wrong
	 */
	String register(String number, String key, HttpServletRequest request, HttpServletResponse response) {
		if (!this.keys.register(number, key, request, response)) {
			throw new RefusalException(Kind.FORBIDDEN, "hall.unknownMachine");
		}
		return this.machines.find(number.strip()).orElseThrow().centre();
	}

	/** Finds the number of the machine of this request, if it stands in this centre. */
	Optional<String> find(String centre, HttpServletRequest request) {
		return this.keys.find(request)
			.filter((number) -> this.machines.find(number)
				.filter((machine) -> machine.centre().equals(centre))
				.isPresent());
	}

}
