/** What `Amplify.getConfig()` of Amplify 6 gives for a whole app. */
export default {
  Auth: {
    Cognito: {
      identityPoolId: 'eu-north-1:11111111-2222-4333-8444-555555555556',
      allowGuestAccess: true,
      signUpVerificationMethod: 'code',
      userAttributes: { email: { required: true }, name: { required: true }, locale: { required: false } },
      userPoolClientId: '1amplify6objectwebclient01',
      userPoolId: 'eu-north-1_Amplify6Obj',
      mfa: { status: 'optional', totpEnabled: true, smsEnabled: false },
      passwordFormat: {
        minLength: 8,
        requireLowercase: true,
        requireUppercase: true,
        requireNumbers: true,
        requireSpecialCharacters: false,
      },
      loginWith: {
        username: false,
        email: true,
        phone: false,
        oauth: {
          domain: 'example-6.auth.eu-north-1.amazoncognito.com',
          scopes: ['openid', 'email'],
          redirectSignIn: ['http://localhost:5173/'],
          redirectSignOut: ['http://localhost:5173/'],
          responseType: 'code',
          providers: ['Google', { custom: 'Corp' }],
        },
      },
      groups: [{ ADMINS: { precedence: 0 } }],
    },
  },
  API: {
    GraphQL: {
      endpoint: 'https://example6.appsync-api.eu-north-1.amazonaws.com/graphql',
      region: 'eu-north-1',
      defaultAuthMode: 'userPool',
    },
    REST: { exampleRest: { endpoint: 'https://e4x4mpl3e8.execute-api.eu-north-1.amazonaws.com/' } },
  },
  Storage: { S3: { bucket: 'example-6-bucket', region: 'eu-north-1' } },
  Geo: { LocationService: { region: 'eu-north-1', maps: { items: {}, default: '' } } },
  Analytics: { Pinpoint: { appId: '44444444444444444444444444444444', region: 'us-east-1' } },
  Interactions: { LexV1: {} },
  Predictions: {},
  Notifications: { InAppMessaging: { Pinpoint: { appId: '4', region: 'us-east-1' } } },
};
