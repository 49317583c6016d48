/** The argument of `updateUserAttribute`, as in Amplify 6. */
export interface UserAttributeUpdate {
  /** The attribute by its name in Cognito, such as `email`, and its new value. */
  readonly userAttribute: { readonly attributeKey: string; readonly value: string };
  /** `clientMetadata`: for the triggers of this call. Default: the `clientMetadata` of the config. */
  readonly options?: { readonly clientMetadata?: Record<string, string> };
}

/** What `updateUserAttribute` resolves with, as in Amplify 6. */
export interface UserAttributeUpdateResult {
  /** Whether nothing is left to do. */
  readonly isUpdated: boolean;
  /** What is left to do. */
  readonly nextStep: {
    /** `CONFIRM_ATTRIBUTE_WITH_CODE` when Cognito sent a code to the new email address or phone number. */
    readonly updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE' | 'DONE';
    /** Where the code went. */
    readonly codeDeliveryDetails?: AttributeCodeDelivery;
  };
}

/** Where the code for an attribute went, by the names of Amplify 6. */
export interface AttributeCodeDelivery {
  /** `email` or `phone_number`. */
  readonly attributeName: string | undefined;
  /** `EMAIL` or `SMS`. */
  readonly deliveryMedium: string | undefined;
  /** The address or number, masked, such as `m***@e***`. */
  readonly destination: string | undefined;
}

/** A device that the user pool tracks (`DeviceType` of ListDevices). */
export interface RememberedDevice {
  /** The key of the device. */
  readonly id: string;
  /** The name that the browser gave at sign-in (`device_name`), its user agent. */
  readonly name: string | undefined;
  /** When the user last signed in with it. */
  readonly lastAuthenticatedDate: Date | undefined;
  /** When the user first signed in with it. */
  readonly createDate: Date | undefined;
  /** When what Cognito knows of it last changed. */
  readonly lastModifiedDate: Date | undefined;
  /** What Cognito knows of it, such as `device_status`, `device_name` and `last_ip_used`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Whether it is the device of this browser: its key is stored here for the signed-in user. */
  readonly isCurrent: boolean;
}

/** A session of a user (`SessionDescriptionType` of ListUserSessions). */
export interface UserSession {
  /** The ID, as `revokeUserSession` takes it. */
  readonly sessionId: string;
  /** `TOKEN` for a sign-in to an app client, `SSO` for one to the hosted pages. */
  readonly sessionType: 'TOKEN' | 'SSO' | (string & {}) | undefined;
  /** The app client. */
  readonly clientId: string | undefined;
  /** When the user signed in. */
  readonly createdAt: Date | undefined;
  /** When the user last signed in, or the tokens were last refreshed, in this session. */
  readonly lastActiveAt: Date | undefined;
  /** The browser and operating system of the last activity, such as `Chrome 125 / macOS 15.0`; may be `unknown`. */
  readonly deviceType: string | undefined;
  /** The IP address of the last activity. */
  readonly lastIPAddress: string | undefined;
  /** The location of that IP address. `country` is a name in English; may be `unknown`. */
  readonly lastLocation: { readonly city: string | undefined; readonly country: string | undefined };
  /** For a session that came through the hosted pages: the ID of the session there. */
  readonly originSessionId: string | undefined;
  /** Whether it is the session of this sign-in. */
  readonly isCurrentSession: boolean;
}
