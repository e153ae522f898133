package sa.wusul.delivery;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularFormat;
import sa.wusul.casefile.PersonName;

/**
 * The formats of a start form's fields on address and delegate, checked before a case is
 * opened.
 */
@Configuration
class DeliveryParticularsConfiguration {

	@Bean
	ParticularFormat shortAddressForm() {
		return ParticularFormat.of("shortAddress", (given) -> new ShortAddress(given).value());
	}

	@Bean
	ParticularFormat buildingNumberForm() {
		return ParticularFormat.of("buildingNumber", (given) -> FullAddress.fourDigits(given, "address.building"));
	}

	@Bean
	ParticularFormat streetForm() {
		return ParticularFormat.of("street", FullAddress::place);
	}

	@Bean
	ParticularFormat districtForm() {
		return ParticularFormat.of("district", FullAddress::place);
	}

	@Bean
	ParticularFormat cityForm() {
		return ParticularFormat.of("city", FullAddress::place);
	}

	@Bean
	ParticularFormat postcodeForm() {
		return ParticularFormat.of("postcode", FullAddress::postcode);
	}

	@Bean
	ParticularFormat additionalNumberForm() {
		return ParticularFormat.of("additionalNumber", (given) -> FullAddress.fourDigits(given, "address.additional"));
	}

	@Bean
	ParticularFormat delegateNameForm() {
		return ParticularFormat.of("delegateName", (given) -> new PersonName(given).value());
	}

	@Bean
	ParticularFormat delegateIdentityNumberForm() {
		return ParticularFormat.of("delegateIdentityNumber", (given) -> new IdentityNumber(given).value());
	}

}
