/* Generated from the spec of cublas (gtap-plugin-cublas), hash 87a8b4b1d3a032d3. Do not edit. */
#include "cublas_wire.h"

static const uint64_t golden[792] = {
    UINT64_C(0x19b812324789390f),
    UINT64_C(0xb04b6b704a385146),
    UINT64_C(0x4b149fa2854806c1),
    UINT64_C(0x186535f4fa64b79d),
    UINT64_C(0xe58fa044c168144c),
    UINT64_C(0xa0d042ebf789bc27),
    UINT64_C(0x8bc7febaed2697f5),
    UINT64_C(0x5df6af4846aaf985),
    UINT64_C(0x835a8ddb4701af09),
    UINT64_C(0x745d5ff6b9e9873e),
    UINT64_C(0x697a1280cffa5b2d),
    UINT64_C(0xec5334ce46623226),
    UINT64_C(0x0841dfb996fcf7ae),
    UINT64_C(0xa13419f4f480c1b7),
    UINT64_C(0x94467c24993b4405),
    UINT64_C(0x0fdb3bf99a98d3a8),
    UINT64_C(0x028cf23b82c19df5),
    UINT64_C(0x5ddde1f1b316d9b2),
    UINT64_C(0x9e3d372553e26541),
    UINT64_C(0x7b6ebfd89946e5bd),
    UINT64_C(0xe9b3bc446d872cfc),
    UINT64_C(0xa67cd38291890815),
    UINT64_C(0xd9aeec1dd48a42fe),
    UINT64_C(0x39622e8172ac7a73),
    UINT64_C(0x54703f158d8483d2),
    UINT64_C(0x3ae7b58a6577d6d0),
    UINT64_C(0xab099843adcda782),
    UINT64_C(0xdcc3fd0d9f39edfa),
    UINT64_C(0x85774d945f02e54a),
    UINT64_C(0x6d485abf93979364),
    UINT64_C(0x693a2e26a1626c84),
    UINT64_C(0x89fa431852c2cf36),
    UINT64_C(0xeaf40482cf19cacd),
    UINT64_C(0x4b6c84a984f2593a),
    UINT64_C(0x20addcf83f5a7d3d),
    UINT64_C(0x359163a4f9db7c06),
    UINT64_C(0x992f3acc146faf85),
    UINT64_C(0x2180c60670462eba),
    UINT64_C(0x049384a3e3c7566d),
    UINT64_C(0x4bb0255b660e00d0),
    UINT64_C(0x2229d7e7ea85177b),
    UINT64_C(0xd2791eb87bfd0060),
    UINT64_C(0xc49d8ce6b040a4c1),
    UINT64_C(0x1fac1d61b174ceb7),
    UINT64_C(0x2f4b5683cd0804e8),
    UINT64_C(0xe94ab2144c733606),
    UINT64_C(0xa6b90007a19f472c),
    UINT64_C(0x9c449e1453487b74),
    UINT64_C(0xe28eecfffc14139a),
    UINT64_C(0x8fb2f025ed295ba8),
    UINT64_C(0x7efaba6079445808),
    UINT64_C(0x5efd66c9f890dc3b),
    UINT64_C(0xda5615adacb92289),
    UINT64_C(0x6b04dd57a2561a37),
    UINT64_C(0x0d99172695a60651),
    UINT64_C(0xbf3fa1e8a8457bcb),
    UINT64_C(0x096af382e715d2e6),
    UINT64_C(0xf596376de986eff2),
    UINT64_C(0xb35f688ed6ee9a02),
    UINT64_C(0x8191473adaea17e9),
    UINT64_C(0x8afaf02ac588c024),
    UINT64_C(0x598b3985ff3225a2),
    UINT64_C(0x4cf58ac297f5c4ca),
    UINT64_C(0xc32979705baa5f9c),
    UINT64_C(0xcef8a133a37964be),
    UINT64_C(0xe239fbd42f01b2aa),
    UINT64_C(0x398692652a5b982e),
    UINT64_C(0xde404b58df888836),
    UINT64_C(0xc2673a39e7aec024),
    UINT64_C(0x768b50076dee9efc),
    UINT64_C(0x6b0934a8abc6fb98),
    UINT64_C(0x3fa7cee4b198f8b5),
    UINT64_C(0x7de3195a180dba43),
    UINT64_C(0x2716031bf7e6f67b),
    UINT64_C(0xa6e09c891c72b676),
    UINT64_C(0x962c3ab037d0a82d),
    UINT64_C(0x72c29a3476b39b2e),
    UINT64_C(0x4d86021c02c5d9ca),
    UINT64_C(0x269d079ab4efa7c1),
    UINT64_C(0x81cdfa0927bab2d9),
    UINT64_C(0xcef3211565633e11),
    UINT64_C(0x9f8659f9f9e9d075),
    UINT64_C(0x4cabb3f1e7829b22),
    UINT64_C(0x1fb214a943c2fb2e),
    UINT64_C(0x0d20a9bec5f8ac98),
    UINT64_C(0x6a89a2fc1d1aa2c6),
    UINT64_C(0xea34a8ae953ee0cf),
    UINT64_C(0xbaa4739c5c844090),
    UINT64_C(0xf986b4b2b5cc8b4e),
    UINT64_C(0x98b2be1f072413e2),
    UINT64_C(0x58fd83b1673b5dcf),
    UINT64_C(0xd58a30b28acad3f7),
    UINT64_C(0x49f48b6e2a90a094),
    UINT64_C(0x65310a822f45bd6b),
    UINT64_C(0x772d54a94c6f0894),
    UINT64_C(0x3795cccfc594e334),
    UINT64_C(0x40eb286916776d34),
    UINT64_C(0x0ebcab881ec48394),
    UINT64_C(0xbd71e554d31a4ccd),
    UINT64_C(0x9019632a0959b4df),
    UINT64_C(0x952b7e406500aab0),
    UINT64_C(0x875ea792b74216e8),
    UINT64_C(0x8fb5b56148fbb97d),
    UINT64_C(0x9f24db9331542cdf),
    UINT64_C(0xd25abfec254a64e4),
    UINT64_C(0x6a517eba81b6ead9),
    UINT64_C(0x03fb335d5ed7f390),
    UINT64_C(0x0a05c80172572ec4),
    UINT64_C(0x2ed77dc4fe9b4fe3),
    UINT64_C(0x56b16da4d9a74b4d),
    UINT64_C(0x6a1a339d0f2a246d),
    UINT64_C(0x0e952345c9061eab),
    UINT64_C(0x80e9534ddd5dafda),
    UINT64_C(0x443ae228db0548c0),
    UINT64_C(0x69b53528ab974bd6),
    UINT64_C(0xc8887b88bf722f2d),
    UINT64_C(0x93a7d9d5b5fc39e1),
    UINT64_C(0xa70bcafe739a1e29),
    UINT64_C(0x827a22204b83c36f),
    UINT64_C(0x6b921515179ff8ef),
    UINT64_C(0x9bdbcad626e41e36),
    UINT64_C(0x4cf093f47509fbc5),
    UINT64_C(0x27240f35e272dbcf),
    UINT64_C(0xca790ec3ccb8883a),
    UINT64_C(0x76d35fc91d370ec2),
    UINT64_C(0xef7dfeefe771ba7f),
    UINT64_C(0xe80e6bff8b35acad),
    UINT64_C(0x066c53bd647fb764),
    UINT64_C(0xa53ce455b2b24a1d),
    UINT64_C(0xf2feafbd1db420e9),
    UINT64_C(0x931925260f6bc68a),
    UINT64_C(0x1ee94b280bce5c9c),
    UINT64_C(0xf98f45d25b41632f),
    UINT64_C(0x9026d33731898718),
    UINT64_C(0x6fae7e0ae95f2f79),
    UINT64_C(0xe4e09b420c6371ef),
    UINT64_C(0x5ca427eb4df9ed88),
    UINT64_C(0x66cf6946f2e17b2f),
    UINT64_C(0xaef7f197b00a0f9b),
    UINT64_C(0x56576f4550c716dc),
    UINT64_C(0x3d6e531023839284),
    UINT64_C(0x99ddc347f68003c3),
    UINT64_C(0x2b1745c5bf1e94a1),
    UINT64_C(0x88f554f730884e3a),
    UINT64_C(0x88436def33d7d271),
    UINT64_C(0x11363ed852e72520),
    UINT64_C(0xe898a25fcb98e63a),
    UINT64_C(0xc6eae23a6ef55150),
    UINT64_C(0xf3eeb706ebc4219f),
    UINT64_C(0xf82dae199898df12),
    UINT64_C(0x52762c8ae5980216),
    UINT64_C(0x1e131545005f208d),
    UINT64_C(0x3320a1936fe977aa),
    UINT64_C(0x493a6ee8a28dea04),
    UINT64_C(0xfd72fed76ff3a4f6),
    UINT64_C(0xce0bf58f4c598d36),
    UINT64_C(0x07d569180916f0e3),
    UINT64_C(0x4fa041d13213b5f6),
    UINT64_C(0x1074e36ab3c7ab18),
    UINT64_C(0x7251994f9ac2fe05),
    UINT64_C(0x12e0bb7b7ba27287),
    UINT64_C(0xeecd104f43978e24),
    UINT64_C(0x62a86003dfd2ca66),
    UINT64_C(0xb4682606ece6814f),
    UINT64_C(0x2cd2f4fac21092b6),
    UINT64_C(0xebe6633a024df35d),
    UINT64_C(0x989393c678b1cfd0),
    UINT64_C(0xead0b1be400f6ece),
    UINT64_C(0x3e5dc103cd70d374),
    UINT64_C(0x3dc9a94497eb3974),
    UINT64_C(0xfb1de8322a47f557),
    UINT64_C(0xe9c548a56d9b559f),
    UINT64_C(0x5dde487fb953de28),
    UINT64_C(0x305a3050c38b7500),
    UINT64_C(0x2259e426b78300db),
    UINT64_C(0x7cb2e753984766b5),
    UINT64_C(0xe1bb3254b2c170f0),
    UINT64_C(0x685bae43d42fec2a),
    UINT64_C(0x7eab06ac132bf1e6),
    UINT64_C(0xe4f09843b136f491),
    UINT64_C(0x978d388bb911d98c),
    UINT64_C(0xcc7574f3c8269278),
    UINT64_C(0x8bd6611540ff8898),
    UINT64_C(0x824966d6e3d0c242),
    UINT64_C(0x3fdf0cd5168a28bf),
    UINT64_C(0x432397ad3a4c4a34),
    UINT64_C(0xef5b59741e598b3f),
    UINT64_C(0xbacd509d1263030f),
    UINT64_C(0x3d7112482ddf7d67),
    UINT64_C(0x7a2b9daecd0cefa4),
    UINT64_C(0xd43e3e73a69f6ffb),
    UINT64_C(0x30913efe1fdb5a17),
    UINT64_C(0x3859080df1b88c91),
    UINT64_C(0x9356d84a18f90804),
    UINT64_C(0xf6f8e8afea783b9d),
    UINT64_C(0xf89f138a617fb34a),
    UINT64_C(0x7ce66e967c13528a),
    UINT64_C(0xb26db32dc3831dc3),
    UINT64_C(0xbd3189278171258b),
    UINT64_C(0xa4468d492638192a),
    UINT64_C(0x7a899fbf23e2b805),
    UINT64_C(0x64760d5584fac49e),
    UINT64_C(0x31bfe8c0ac02dc47),
    UINT64_C(0xa2b5b0cc5ae94149),
    UINT64_C(0xb65dbf1de0df115c),
    UINT64_C(0x1b00069e79866b7e),
    UINT64_C(0x9b8c81ca15f15a67),
    UINT64_C(0x6b4b805a406e11eb),
    UINT64_C(0xd3d6ccf5aca33eff),
    UINT64_C(0x93f2052c75687a6b),
    UINT64_C(0x545f6b6e3cedff9e),
    UINT64_C(0xf8aeb6571224db3e),
    UINT64_C(0x056c500c6b7e38da),
    UINT64_C(0xcd64b97e8477507c),
    UINT64_C(0x347053c121f8f657),
    UINT64_C(0x8a17b671f586d2b6),
    UINT64_C(0x5b65556118882e71),
    UINT64_C(0x7902a5f08ad95fbe),
    UINT64_C(0x50cace0838e1497e),
    UINT64_C(0xd389400be0de70f1),
    UINT64_C(0xeee753386105888c),
    UINT64_C(0xbb78818078d6d16e),
    UINT64_C(0x056b9acb88d4f30a),
    UINT64_C(0xe229e91466830f3b),
    UINT64_C(0x86126d84f5cd067f),
    UINT64_C(0xc9596a0973af3d9d),
    UINT64_C(0x4ecba1c492bbc377),
    UINT64_C(0x3e757b70d85a8eef),
    UINT64_C(0x6aac280fe20a8836),
    UINT64_C(0xa603c254aa5c678f),
    UINT64_C(0x98af21101e5b858c),
    UINT64_C(0x4f7901f1e0096d4b),
    UINT64_C(0x6c2aa8c4187ed6f2),
    UINT64_C(0xa5167e6d1de0ba9d),
    UINT64_C(0x681f87143a4e8104),
    UINT64_C(0x65212a307949c84b),
    UINT64_C(0xb043f5e33decbba5),
    UINT64_C(0x62ae847ca0f4d27b),
    UINT64_C(0x56e2654b90e48ff8),
    UINT64_C(0x063e543a4ae6e475),
    UINT64_C(0xf4130a65d114c246),
    UINT64_C(0xc6955fb36db36adf),
    UINT64_C(0x44074aea3d305127),
    UINT64_C(0xab5ad64b41d2bb0c),
    UINT64_C(0x6e8ad17689496eab),
    UINT64_C(0x2a3a6300fa402aa2),
    UINT64_C(0x891d19e0ec1ce723),
    UINT64_C(0xc753c59710c01502),
    UINT64_C(0x4235e7d7b9a6f18c),
    UINT64_C(0xf41429348f4768b7),
    UINT64_C(0x4083660bc8ac357c),
    UINT64_C(0x6341c9fa40c81fd8),
    UINT64_C(0x2c3066790dcbe255),
    UINT64_C(0x0dba6d18b9fb7f78),
    UINT64_C(0x699d533eb9b8d131),
    UINT64_C(0x00e5a5763d55bccb),
    UINT64_C(0x05868c8ff9b229cd),
    UINT64_C(0x61a1a84b531ca7e5),
    UINT64_C(0x094aef46c6adfd54),
    UINT64_C(0x498c2301c45aab1b),
    UINT64_C(0xc49c38ee93a0f259),
    UINT64_C(0xeef324f6cc16873e),
    UINT64_C(0xde33e7b6f0fad314),
    UINT64_C(0x2957bf1026bb960d),
    UINT64_C(0xba026170d05813d5),
    UINT64_C(0x27aab55370dab6dd),
    UINT64_C(0xecdaab8161fbdedf),
    UINT64_C(0x44d11a8961a6387b),
    UINT64_C(0x40bc131b968b15d5),
    UINT64_C(0x08a683222adf4270),
    UINT64_C(0x61e83824fe996889),
    UINT64_C(0x44dc575332c4e290),
    UINT64_C(0x74e806032aebbc9b),
    UINT64_C(0xb79e7b73c12002b4),
    UINT64_C(0x668f8091e0d42679),
    UINT64_C(0x7c76a359600f3e7a),
    UINT64_C(0xc065459b0c11a04a),
    UINT64_C(0x5ca72dca7ed5ca13),
    UINT64_C(0x2cd2663fab93c6d2),
    UINT64_C(0x2a73f9e8d924b830),
    UINT64_C(0xe7d68b5266a12eda),
    UINT64_C(0xccdc168da98d02fc),
    UINT64_C(0xe57caf7c771879d2),
    UINT64_C(0xf3f24a00c5910d4f),
    UINT64_C(0xe728748041789920),
    UINT64_C(0x56cd09aa7cd0ae5f),
    UINT64_C(0x1dc8dccb1b0e9864),
    UINT64_C(0x00de80f09dc587ca),
    UINT64_C(0xbd0df3c80092342e),
    UINT64_C(0x146e7844106cfc96),
    UINT64_C(0x56c58ad481ea8761),
    UINT64_C(0xc0d88cdeb131e0c8),
    UINT64_C(0x445f4dd797e4ac70),
    UINT64_C(0xc937975812084b4e),
    UINT64_C(0xfa65738cd98514b1),
    UINT64_C(0xc9455cd6e2de8163),
    UINT64_C(0x23b739cc00787e17),
    UINT64_C(0x17eb4ad58606f7dd),
    UINT64_C(0xf0526fac6429e32c),
    UINT64_C(0xb729feb3ba7ec62b),
    UINT64_C(0xa0efb8d85858db16),
    UINT64_C(0x9fdee0887b7cc939),
    UINT64_C(0x1bccd6d8f4777773),
    UINT64_C(0xed2ff27d008e9aa8),
    UINT64_C(0x488db969acf17eab),
    UINT64_C(0x04508a481452f656),
    UINT64_C(0x07d64206714ffb4b),
    UINT64_C(0xe04f3031b19efe19),
    UINT64_C(0x2fd45750120ac095),
    UINT64_C(0xc4b244cf7feebe33),
    UINT64_C(0xc98d16ebe8d50e8a),
    UINT64_C(0x328d26c282fee8c1),
    UINT64_C(0x498a09b69bcd83ab),
    UINT64_C(0xcdc4c50cbc3e07e8),
    UINT64_C(0x9c81bc4f2f9f5181),
    UINT64_C(0x32873a644a4c87f7),
    UINT64_C(0x5621748ac713e3dd),
    UINT64_C(0x455aa671e2a16304),
    UINT64_C(0x437b5ff679ccd4aa),
    UINT64_C(0xbf2a8c0c382b209f),
    UINT64_C(0x6920a2df707c31c7),
    UINT64_C(0xbc880316826a4416),
    UINT64_C(0x11bc0f29fc650c44),
    UINT64_C(0x1dbb2f08fd5add9f),
    UINT64_C(0xe45571d6f38917e5),
    UINT64_C(0x186b880f5e8e36f1),
    UINT64_C(0xe0fa6c7236a700a6),
    UINT64_C(0x2de3a6b9a1f5b8d1),
    UINT64_C(0x199ef16e05be7365),
    UINT64_C(0x2dcbc5c2368b2e60),
    UINT64_C(0xd45d8847bd6bd061),
    UINT64_C(0xfd6392f1c6273573),
    UINT64_C(0xff2c0c1e62b84975),
    UINT64_C(0xdffb8e30d6e243de),
    UINT64_C(0x2b8de7ec98c8fea2),
    UINT64_C(0x612a17e44086ce32),
    UINT64_C(0xd1fc2d0af3b4dbef),
    UINT64_C(0x3aef164c4b161042),
    UINT64_C(0x37432350cfc2d57f),
    UINT64_C(0xb20d250cb098f708),
    UINT64_C(0xad3dd4e7189bfcb4),
    UINT64_C(0x747a4e09ed473813),
    UINT64_C(0x766e9bd49bb381cc),
    UINT64_C(0xe18a74172fc64419),
    UINT64_C(0xc749956e56718f19),
    UINT64_C(0x819fc20dc81ff489),
    UINT64_C(0xe26a91a86740600f),
    UINT64_C(0x12576ef11b1b2070),
    UINT64_C(0x88bb5707001998b6),
    UINT64_C(0x8fc8b355f1e92278),
    UINT64_C(0x447bceb27f730c06),
    UINT64_C(0xbbc68d806d255c23),
    UINT64_C(0xa07f6b5b5332fce6),
    UINT64_C(0x106e72a612f1bec8),
    UINT64_C(0x23467db4cc044885),
    UINT64_C(0x284bf6f4dc49f762),
    UINT64_C(0xa11246dd3600f567),
    UINT64_C(0xe16f98cd9cbb9cce),
    UINT64_C(0x0ea8d20105f559eb),
    UINT64_C(0x6629d746b723bb33),
    UINT64_C(0xe5aea6a28e99878b),
    UINT64_C(0x29825d86545ebcdd),
    UINT64_C(0x46ac5c01fe0dddef),
    UINT64_C(0x75ec096fec1a5ec8),
    UINT64_C(0x89ab49b8ab54c261),
    UINT64_C(0xe56c329a015582af),
    UINT64_C(0x62b4e461860e5802),
    UINT64_C(0x1d14e2585d6291bb),
    UINT64_C(0xa9d3afecb0948add),
    UINT64_C(0xc86e420167f0c69e),
    UINT64_C(0xaab513f66b8196e1),
    UINT64_C(0x8c9691a780e941d4),
    UINT64_C(0x4c106a930e6dde37),
    UINT64_C(0xed9abc07ceedfbce),
    UINT64_C(0xe5425f61185a0e1d),
    UINT64_C(0xbdf2e359eed92a0d),
    UINT64_C(0xecc135909aaadb4c),
    UINT64_C(0xb44a83f85c0a597b),
    UINT64_C(0x311d4ff6a775cdec),
    UINT64_C(0xcf7977628e3ebd85),
    UINT64_C(0x9ec59a3d02d56ab6),
    UINT64_C(0x07267a1ddf6de614),
    UINT64_C(0xdb24918a56e04e09),
    UINT64_C(0x6338668547564564),
    UINT64_C(0x991d2dbaaa223441),
    UINT64_C(0xbbcc6f727fb3426c),
    UINT64_C(0xf10d99722d7b9f43),
    UINT64_C(0xeefb80c3a7093c01),
    UINT64_C(0xe26ee29742d46240),
    UINT64_C(0x6f3e4615f9c31413),
    UINT64_C(0x43ce73567f8c03c5),
    UINT64_C(0x7237e9fe158d04cd),
    UINT64_C(0x7764c62981da80d0),
    UINT64_C(0xfee00593b8d16d2d),
    UINT64_C(0xbb98a19bb2d101cd),
    UINT64_C(0x0d53745d4b1056e4),
    UINT64_C(0x8bae6473ad015e50),
    UINT64_C(0xe831777365fc966c),
    UINT64_C(0x377019f284b878d2),
    UINT64_C(0x4e0329aa9e3e6cdb),
    UINT64_C(0xad22ab2ac9d8cacd),
    UINT64_C(0x9503d918d1cdf554),
    UINT64_C(0xcf80cf77f425ccfe),
    UINT64_C(0x2079e525dc43c549),
    UINT64_C(0x8cdf6ffad4e9bde1),
    UINT64_C(0x3ee84eba05b12d2c),
    UINT64_C(0x47260a9a3293f0f6),
    UINT64_C(0x9a53f6a4b68cee68),
    UINT64_C(0x1307828b4cb5a23a),
    UINT64_C(0x6b30bb0d6259e928),
    UINT64_C(0xb2d73d750f335698),
    UINT64_C(0xe51a15168b0200c3),
    UINT64_C(0x18366868d0987d0b),
    UINT64_C(0xf74b710ca4262db9),
    UINT64_C(0x237e29e48af6711f),
    UINT64_C(0x3606e8fa79b1460c),
    UINT64_C(0x1362471698c625e7),
    UINT64_C(0x913c6a4d501411de),
    UINT64_C(0x1fbd31a5919ce4ec),
    UINT64_C(0x465e77b24e080553),
    UINT64_C(0xf65b5a3a755761af),
    UINT64_C(0x8874d100ea0f4317),
    UINT64_C(0x1f6b5bd67bc5cbb6),
    UINT64_C(0x54fe6345b4d524fd),
    UINT64_C(0x072279a413301333),
    UINT64_C(0x1dfb97e6b070f575),
    UINT64_C(0x863804d6b5c72194),
    UINT64_C(0x5cd827bab84dea94),
    UINT64_C(0xa25698b8c3c904c6),
    UINT64_C(0x222669e84eb60da3),
    UINT64_C(0xf65c228350b5d406),
    UINT64_C(0x4e2b6f73b2f0f61b),
    UINT64_C(0x4d062536b809b1ab),
    UINT64_C(0xde304db7bb49707e),
    UINT64_C(0x388ff931808e0968),
    UINT64_C(0xbca1f5dcd875e608),
    UINT64_C(0xa36686fd6eae1ee2),
    UINT64_C(0x5434369997538f08),
    UINT64_C(0xb26f8715bca2b143),
    UINT64_C(0x8fd68b27acf41dc5),
    UINT64_C(0xe2ad92b58111a2bd),
    UINT64_C(0x14932fc24823dd2f),
    UINT64_C(0xec4892ea95c8a5f1),
    UINT64_C(0x771a9040bf75cb77),
    UINT64_C(0x25cb959f495856c6),
    UINT64_C(0xf28bb52699061998),
    UINT64_C(0x14803c00970822d5),
    UINT64_C(0xfb0e5df5966ed064),
    UINT64_C(0xd392dc2a236e559f),
    UINT64_C(0xb2b5a7541e9a455f),
    UINT64_C(0x913bb86030b87fc5),
    UINT64_C(0x5be7f940bb71c073),
    UINT64_C(0x5e4d075c731e50b3),
    UINT64_C(0x2c6bd1aeab64f3be),
    UINT64_C(0x99a605ff45b95962),
    UINT64_C(0x5e6f1769f32f4eaf),
    UINT64_C(0xa2f6b2939d2d004d),
    UINT64_C(0x962ceacb109a35c5),
    UINT64_C(0xeaefcd6e76ed35d5),
    UINT64_C(0xd4c9a72ca1998fb1),
    UINT64_C(0xecf6fd399809949e),
    UINT64_C(0xbe8b130e2ed084ee),
    UINT64_C(0xc402179b2f064857),
    UINT64_C(0x5fcf2f3683a8dc0f),
    UINT64_C(0xbee87d3858bc0bfe),
    UINT64_C(0x7a09ab4c3f2bcb3a),
    UINT64_C(0x041eb4ee8b2d7314),
    UINT64_C(0x1aa79e9b67c47fa3),
    UINT64_C(0x1dcc7f5c5748721d),
    UINT64_C(0xee0f4c68cdde9230),
    UINT64_C(0xf9922452b1c43ea2),
    UINT64_C(0x374a352be70366e1),
    UINT64_C(0x8ac805970bc78873),
    UINT64_C(0x144fe42284d2b2d6),
    UINT64_C(0xf0227f012e628812),
    UINT64_C(0x7121cfab8b99c831),
    UINT64_C(0xfc1c1b22336e0683),
    UINT64_C(0x7d9e24bfadc2f8a3),
    UINT64_C(0x4d40663f7c96c2a8),
    UINT64_C(0x49bc554b88db9d8d),
    UINT64_C(0x4ddae7760ad02ed2),
    UINT64_C(0xb9b3b0a11b94615f),
    UINT64_C(0x1b50e04b612be7f4),
    UINT64_C(0x79f8317245d06f77),
    UINT64_C(0x9346efa15a329298),
    UINT64_C(0x551234c8edd18ff4),
    UINT64_C(0x815cd0bbf8986ddf),
    UINT64_C(0x4de557965daf46fb),
    UINT64_C(0xf4e157593b5e6644),
    UINT64_C(0x3bb7b10d96b00b2f),
    UINT64_C(0x131e71098793dc3b),
    UINT64_C(0x304fdecc0bbc6d0e),
    UINT64_C(0x0f6cc9b332c02d30),
    UINT64_C(0x143afe1de701313b),
    UINT64_C(0x225ab41095366d91),
    UINT64_C(0xd599232c29883bc2),
    UINT64_C(0x883bce7df5c851d8),
    UINT64_C(0x38f65dcc92cd1c1a),
    UINT64_C(0xb9b0f5d1bd99a5b6),
    UINT64_C(0xcaf40c88346d4430),
    UINT64_C(0x18aa9b3968590605),
    UINT64_C(0xac095b2647bec96d),
    UINT64_C(0x4344447a7ffff0ba),
    UINT64_C(0x82d69b90d632637a),
    UINT64_C(0x19e121f7f1863e01),
    UINT64_C(0x7c3c1ff6df1c242f),
    UINT64_C(0xcf522c6fd83ff8ad),
    UINT64_C(0x6da40a6158cc637e),
    UINT64_C(0xdf0bb0ffa83cf2c0),
    UINT64_C(0xfcdf56a6a1e8fff8),
    UINT64_C(0x0cf5a489b43b8ac9),
    UINT64_C(0xafa194cfa58cc038),
    UINT64_C(0x1243f4dcb2c25adb),
    UINT64_C(0xaf52b186dec2b765),
    UINT64_C(0xd5b78a54227de866),
    UINT64_C(0x4900c57fbd6d099c),
    UINT64_C(0xe3ea14db3d9bdb99),
    UINT64_C(0xc73a20fe5f638ac3),
    UINT64_C(0xa3b709b4a2a6cf6d),
    UINT64_C(0x6559539a151fb603),
    UINT64_C(0xd28fcd25f550bed1),
    UINT64_C(0xab287ed03f608268),
    UINT64_C(0xf02e9e14a982983c),
    UINT64_C(0xed03dfb01b5730a4),
    UINT64_C(0x04576f991e4f0434),
    UINT64_C(0xf2b9a86f7889427b),
    UINT64_C(0x2a7f5a0097db99b5),
    UINT64_C(0x89ff4d4a250348ee),
    UINT64_C(0xf197cb5d74f94550),
    UINT64_C(0x9d58c26fdaa518ac),
    UINT64_C(0x932367f23a372e26),
    UINT64_C(0x001b86fca4c38f8a),
    UINT64_C(0x4d143b82738b79ab),
    UINT64_C(0xc6cf439b34f30d34),
    UINT64_C(0x223877b569b7b65d),
    UINT64_C(0x2471b732fb958393),
    UINT64_C(0xd52b70425d81cc5a),
    UINT64_C(0x6fd3a937867e26c1),
    UINT64_C(0xd3eda9a2040611dd),
    UINT64_C(0xb9d493805a1ea444),
    UINT64_C(0x71e9f67146faf8da),
    UINT64_C(0xdfe07be256bf9ac2),
    UINT64_C(0x8ae1f5be259a32f3),
    UINT64_C(0x6a587c867829ef0e),
    UINT64_C(0x05406b66ebdd2c13),
    UINT64_C(0x1796a85b3ca9a69d),
    UINT64_C(0x2f7382ef900f56fb),
    UINT64_C(0xa5bd45b8802d539a),
    UINT64_C(0x116dd7a450d6d932),
    UINT64_C(0x4d8f3aa753e27093),
    UINT64_C(0x0e4360e3ba0def7d),
    UINT64_C(0xdd562b4477d5931f),
    UINT64_C(0x7cc8c4fe89d41fb1),
    UINT64_C(0x223717da3c9cf422),
    UINT64_C(0x20f862f902ea6de7),
    UINT64_C(0x2729888c0ff71fb0),
    UINT64_C(0x4484297df708e058),
    UINT64_C(0x2b59e131c021f153),
    UINT64_C(0xd363bd971c01750c),
    UINT64_C(0x77fa4283a66485f7),
    UINT64_C(0xa797d7497d8710d0),
    UINT64_C(0x42a24beff082a01c),
    UINT64_C(0xf0e5d22709e88156),
    UINT64_C(0x0c1718fb4bf93c43),
    UINT64_C(0x6124e8599f565384),
    UINT64_C(0x4a46b1fd4117ad09),
    UINT64_C(0x614e8f42a7650ff2),
    UINT64_C(0x2433604df85fc5e1),
    UINT64_C(0x07e0e6e2489d7f89),
    UINT64_C(0x217af36b28107e0b),
    UINT64_C(0x16920248c4da89dd),
    UINT64_C(0x7de57f76c2629702),
    UINT64_C(0x85812fe26194f526),
    UINT64_C(0x63cf531af7854f13),
    UINT64_C(0x3e48009d5cec78e0),
    UINT64_C(0x482c0a2a545fd55d),
    UINT64_C(0xea63ea5256c04466),
    UINT64_C(0xcdeb6d6a5a192aeb),
    UINT64_C(0xbe2b8b3030b8e909),
    UINT64_C(0x79e306ae62c6fbcf),
    UINT64_C(0xbed79860a6fdb1d5),
    UINT64_C(0xb74d0fe259cab0fe),
    UINT64_C(0x30a57b900f98f7dd),
    UINT64_C(0xb993073ed8e384f0),
    UINT64_C(0x5ce266a1647e7ac9),
    UINT64_C(0x4749e9cc644ad0fc),
    UINT64_C(0xf21a7d7b111487fd),
    UINT64_C(0xbac774f6ef836dc7),
    UINT64_C(0x9cd595f9d1ab7a55),
    UINT64_C(0x31584945db088ccb),
    UINT64_C(0xba0c7f8f475285e2),
    UINT64_C(0xbc51b59957f9afcf),
    UINT64_C(0x07289154af7f3ba1),
    UINT64_C(0x62759117374e6532),
    UINT64_C(0x2071fa27ac0439ec),
    UINT64_C(0x26d7f343913e8dcf),
    UINT64_C(0x4c129ef31cf96b3e),
    UINT64_C(0x6d07da8c96c2fb6f),
    UINT64_C(0x190a13b9fab717be),
    UINT64_C(0x0db78a61d483fa4e),
    UINT64_C(0x861d6e5ee8c2574b),
    UINT64_C(0xf02e75085d60c0f4),
    UINT64_C(0x3dfc4ca244820ae3),
    UINT64_C(0xb477546a72cc821e),
    UINT64_C(0xf9cb141cea4b8f45),
    UINT64_C(0x510f7d0a3e1c9611),
    UINT64_C(0x158df1811fe56bf1),
    UINT64_C(0xd8e0d8732c839bf4),
    UINT64_C(0xba027dd675611966),
    UINT64_C(0x5c5530cfc9908cca),
    UINT64_C(0x2c42ec575f2d9320),
    UINT64_C(0xab42e15470ca5e6f),
    UINT64_C(0xdb94b304fe28b184),
    UINT64_C(0x22ae191ce9ab6a05),
    UINT64_C(0x764e34a6d13817a4),
    UINT64_C(0xf229151dc8a9de70),
    UINT64_C(0x7cf2da732f36b3f0),
    UINT64_C(0x713f8d689e3a69ce),
    UINT64_C(0xa328a62ff9a0ba30),
    UINT64_C(0xc0d65067fe158a9b),
    UINT64_C(0x3277a19184c50721),
    UINT64_C(0x6abe205b21c13644),
    UINT64_C(0xbc57385cad6bce06),
    UINT64_C(0x4562d4f00b840c3b),
    UINT64_C(0x5b8b9c82ab6f21eb),
    UINT64_C(0x15aa35a0167446b3),
    UINT64_C(0xa16a54499a83f912),
    UINT64_C(0x72c8f429252db27b),
    UINT64_C(0xd6e1f5df754ffa78),
    UINT64_C(0x6b6533647f14b980),
    UINT64_C(0x93ddecf2ffae296e),
    UINT64_C(0x8ebc2303f99ffa6c),
    UINT64_C(0x9ffcc5f5050da2ed),
    UINT64_C(0x196a83bed952200d),
    UINT64_C(0xca62467343761362),
    UINT64_C(0x95e4b719f33cfc3f),
    UINT64_C(0x4d1d165fb0cb156b),
    UINT64_C(0xaee6d28172eb7d90),
    UINT64_C(0x5d8b733b313fb99c),
    UINT64_C(0xce0d34f65f72d9ba),
    UINT64_C(0xa60c1c1a1097d259),
    UINT64_C(0xca6bb16668cfb77a),
    UINT64_C(0x5fb19feeebf0851b),
    UINT64_C(0x57d554ea7d86592e),
    UINT64_C(0x7ac486950511a5df),
    UINT64_C(0x2534dad66784df20),
    UINT64_C(0xc70793aee6b01e76),
    UINT64_C(0x32a7c1a7df85c3e5),
    UINT64_C(0x57e2dfbaf94ad567),
    UINT64_C(0xaf81b50ca7c1119d),
    UINT64_C(0xc0136d06e101c853),
    UINT64_C(0x0238695104a7a11b),
    UINT64_C(0xabf26fccb062658b),
    UINT64_C(0xd170367672109044),
    UINT64_C(0x173f8be753e870b2),
    UINT64_C(0x6d2d2966b832f4af),
    UINT64_C(0x830a052ea3e52fb9),
    UINT64_C(0x3da70500ab3ba4fa),
    UINT64_C(0x04cff5e778b1fa80),
    UINT64_C(0xc75d0f3c13427c97),
    UINT64_C(0x722b00d2c6593ec9),
    UINT64_C(0xcca8b3d5ee402a41),
    UINT64_C(0xfbb70c9d8c19920a),
    UINT64_C(0xbb3c42a6ceb3b4ee),
    UINT64_C(0x4dcc9473b9f2e742),
    UINT64_C(0xce33fa2d79de7b43),
    UINT64_C(0x17fad8204271910a),
    UINT64_C(0x5c35356d48001e8a),
    UINT64_C(0x23f18353a0a8f7cf),
    UINT64_C(0x6849cc383d19b1e1),
    UINT64_C(0x21443d477ae9ed01),
    UINT64_C(0x0a5e12c8145233f0),
    UINT64_C(0x373b3a49732ba1cb),
    UINT64_C(0x31e5bc60f36024f3),
    UINT64_C(0xf0beae0a8a27c35f),
    UINT64_C(0x2d3aa450f17e3ca5),
    UINT64_C(0xfbb0b5257d37b31e),
    UINT64_C(0x5a89b8aa439b5211),
    UINT64_C(0x5b653f24d047b24d),
    UINT64_C(0x371e771bcbbe3bd6),
    UINT64_C(0xbeab2d0a87b6fe34),
    UINT64_C(0x97b7582b2926df5c),
    UINT64_C(0x73b971fb1edf2d29),
    UINT64_C(0xd28c105b4f0390f7),
    UINT64_C(0xe2c0ff9098eda162),
    UINT64_C(0x4c83cf720471c525),
    UINT64_C(0x2f57e41094a56b9a),
    UINT64_C(0x9ae8bd18f8a9db69),
    UINT64_C(0xfc8f9497e2aa64c6),
    UINT64_C(0xb6df672993d671a1),
    UINT64_C(0xccfc03d51caaf2a5),
    UINT64_C(0x67522a0257d7b990),
    UINT64_C(0x22a17388c1f46d08),
    UINT64_C(0x164e29ed809d608f),
    UINT64_C(0xaffeefe918c96adc),
    UINT64_C(0xaf07c796ed7ed4f3),
    UINT64_C(0x6756b6b61357585a),
    UINT64_C(0x3fa7479b2c684953),
    UINT64_C(0x2ad767d866c024d7),
    UINT64_C(0xb14bad950b950f5a),
    UINT64_C(0x769bbd78d97861fe),
    UINT64_C(0x21ec2cd3db2f59e0),
    UINT64_C(0x157489a3d9439f84),
    UINT64_C(0xdae078c1daabdaf6),
    UINT64_C(0x5ca270e357c24b81),
    UINT64_C(0x48df36b4e18bcfc7),
    UINT64_C(0xd329a09026e5ae95),
    UINT64_C(0xc2d1f12d278db818),
    UINT64_C(0xc15c1784d7dd0f94),
    UINT64_C(0x8abe983a55df8940),
    UINT64_C(0xb64847725e3b7dd7),
    UINT64_C(0xe2701ac097a76d91),
    UINT64_C(0xda4233d75215f569),
    UINT64_C(0xec68052aa9b6adfc),
    UINT64_C(0xaeb8b5b6026dd597),
    UINT64_C(0xfd54d39a7b41f171),
    UINT64_C(0xa8390252f29b6095),
    UINT64_C(0xa042ec247c0a03e2),
    UINT64_C(0x0ae21eb855d45636),
    UINT64_C(0x502a5dfd56544547),
    UINT64_C(0xec7fd8434a1a96ec),
    UINT64_C(0xa6141f9f3009de4e),
    UINT64_C(0x09fa1d8678ab0525),
    UINT64_C(0x677ba557341cbf38),
    UINT64_C(0xe6244f3dbb1997ee),
    UINT64_C(0x612c81edbce8a6a9),
    UINT64_C(0x5c0a2e645f09bb17),
    UINT64_C(0x0ed54a7b6b8c760c),
    UINT64_C(0xd1e914e1f37c3d0f),
    UINT64_C(0x1e67043461c1b681),
    UINT64_C(0x1d56f85613278d40),
    UINT64_C(0xa1e31ceccfeb3629),
    UINT64_C(0x9d27725251087712),
    UINT64_C(0x8c92fc502a6349a6),
    UINT64_C(0x03215bd290492d12),
    UINT64_C(0x559f27b60d0c1c2d),
    UINT64_C(0xc8578b68f48584b9),
    UINT64_C(0x35e067b6f14cb37c),
    UINT64_C(0x26a936c62b94f892),
    UINT64_C(0x67f0a826b5d8f557),
    UINT64_C(0xb4e0f0d1c5f85325),
    UINT64_C(0x275a8203dd74a2c5),
    UINT64_C(0x20495d4c41faa8c7),
    UINT64_C(0x803e37a32d10d2d0),
    UINT64_C(0x6cfbf969206e934e),
    UINT64_C(0x9be6346141bc7895),
    UINT64_C(0x1fdab3e9ab0efab7),
    UINT64_C(0x46fad0401ad36854),
    UINT64_C(0x248c96e83292f058),
    UINT64_C(0x8ad70c12a0915a8c),
    UINT64_C(0x9aa0384464c54a3a),
    UINT64_C(0x9ce9f461601a56b8),
    UINT64_C(0x234d668695ae33ca),
    UINT64_C(0x6b40244b1d4a9b72),
    UINT64_C(0x73dab2925e10323b),
    UINT64_C(0xbfda780314119928),
    UINT64_C(0xdcdce14512a16637),
    UINT64_C(0x7893dca06b566c56),
    UINT64_C(0xb017ec488e919e14),
    UINT64_C(0xe102a3d03dc1c398),
    UINT64_C(0x9025ac8305c04642),
    UINT64_C(0xcd9c7af5d1cbe597),
    UINT64_C(0x784d9384fa21b563),
    UINT64_C(0x797d6708b2b2a62f),
    UINT64_C(0x1cc245b07262008d),
    UINT64_C(0x52b080f7ca665cca),
    UINT64_C(0xc800245d4bd796a6),
    UINT64_C(0x48851e3bdaea92ce),
    UINT64_C(0x45427544fb575ec2),
    UINT64_C(0x8796b30603bc5bc8),
    UINT64_C(0xe78bb23d799a8419),
    UINT64_C(0xfa28925cdcf417a8),
    UINT64_C(0x86ab8e2578c07a54),
    UINT64_C(0x9b547e2eef3c9855),
    UINT64_C(0xbba493f2c21da192),
    UINT64_C(0xe2d8fc6f8e22ac4d),
    UINT64_C(0x11d4113e3bdd1c1a),
    UINT64_C(0xed2bb982f83035c5),
    UINT64_C(0xf511b86fee7d56ee),
    UINT64_C(0x11a3f87866eb4906),
    UINT64_C(0xde31a152a181b103),
    UINT64_C(0xbd316403c79365bd),
    UINT64_C(0x51356c6facb0b5fb),
    UINT64_C(0x5dcc5ad9fcc78890),
    UINT64_C(0x882d713d5884c3a2),
    UINT64_C(0xe8c0bf31d524a101),
    UINT64_C(0xaec8a3f5ca7a7acb),
    UINT64_C(0x8ad64f81323ea9a6),
    UINT64_C(0x6458a5524c6fd082),
    UINT64_C(0x9b5846fc0d88eec7),
    UINT64_C(0x081e14422398b09c),
    UINT64_C(0x649d8f44fedcd794),
};

static const char *const names[792] = {
    [0] = NULL,
    [1] = "cublasCreate_v2",
    [2] = "cublasDestroy_v2",
    [3] = "cublasGetProperty",
    [4] = "cublasSetStream_v2",
    [5] = "cublasSetWorkspace_v2",
    [6] = "cublasSetPointerMode_v2",
    [7] = "cublasSetAtomicsMode",
    [8] = "cublasSetMathMode",
    [9] = "cublasSetSmCountTarget",
    [10] = "cublasSetEmulationStrategy",
    [11] = "cublasSetEmulationSpecialValuesSupport",
    [12] = "cublasSetFixedPointEmulationMantissaControl",
    [13] = "cublasSetFixedPointEmulationMaxMantissaBitCount",
    [14] = "cublasSetFixedPointEmulationMantissaBitOffset",
    [15] = "cublasSetFixedPointEmulationMantissaBitCountPointer",
    [64] = "cublasIsamax_v2",
    [65] = "cublasIsamax_v2_64",
    [66] = "cublasIdamax_v2",
    [67] = "cublasIdamax_v2_64",
    [68] = "cublasIcamax_v2",
    [69] = "cublasIcamax_v2_64",
    [70] = "cublasIzamax_v2",
    [71] = "cublasIzamax_v2_64",
    [72] = "cublasIsamin_v2",
    [73] = "cublasIsamin_v2_64",
    [74] = "cublasIdamin_v2",
    [75] = "cublasIdamin_v2_64",
    [76] = "cublasIcamin_v2",
    [77] = "cublasIcamin_v2_64",
    [78] = "cublasIzamin_v2",
    [79] = "cublasIzamin_v2_64",
    [80] = "cublasSasum_v2",
    [81] = "cublasSasum_v2_64",
    [82] = "cublasDasum_v2",
    [83] = "cublasDasum_v2_64",
    [84] = "cublasScasum_v2",
    [85] = "cublasScasum_v2_64",
    [86] = "cublasDzasum_v2",
    [87] = "cublasDzasum_v2_64",
    [88] = "cublasSnrm2_v2",
    [89] = "cublasSnrm2_v2_64",
    [90] = "cublasDnrm2_v2",
    [91] = "cublasDnrm2_v2_64",
    [92] = "cublasScnrm2_v2",
    [93] = "cublasScnrm2_v2_64",
    [94] = "cublasDznrm2_v2",
    [95] = "cublasDznrm2_v2_64",
    [96] = "cublasSdot_v2",
    [97] = "cublasSdot_v2_64",
    [98] = "cublasDdot_v2",
    [99] = "cublasDdot_v2_64",
    [100] = "cublasCdotu_v2",
    [101] = "cublasCdotu_v2_64",
    [102] = "cublasZdotu_v2",
    [103] = "cublasZdotu_v2_64",
    [104] = "cublasCdotc_v2",
    [105] = "cublasCdotc_v2_64",
    [106] = "cublasZdotc_v2",
    [107] = "cublasZdotc_v2_64",
    [108] = "cublasSaxpy_v2",
    [109] = "cublasSaxpy_v2_64",
    [110] = "cublasDaxpy_v2",
    [111] = "cublasDaxpy_v2_64",
    [112] = "cublasCaxpy_v2",
    [113] = "cublasCaxpy_v2_64",
    [114] = "cublasZaxpy_v2",
    [115] = "cublasZaxpy_v2_64",
    [116] = "cublasScopy_v2",
    [117] = "cublasScopy_v2_64",
    [118] = "cublasDcopy_v2",
    [119] = "cublasDcopy_v2_64",
    [120] = "cublasCcopy_v2",
    [121] = "cublasCcopy_v2_64",
    [122] = "cublasZcopy_v2",
    [123] = "cublasZcopy_v2_64",
    [124] = "cublasSswap_v2",
    [125] = "cublasSswap_v2_64",
    [126] = "cublasDswap_v2",
    [127] = "cublasDswap_v2_64",
    [128] = "cublasCswap_v2",
    [129] = "cublasCswap_v2_64",
    [130] = "cublasZswap_v2",
    [131] = "cublasZswap_v2_64",
    [132] = "cublasSscal_v2",
    [133] = "cublasSscal_v2_64",
    [134] = "cublasDscal_v2",
    [135] = "cublasDscal_v2_64",
    [136] = "cublasCscal_v2",
    [137] = "cublasCscal_v2_64",
    [138] = "cublasZscal_v2",
    [139] = "cublasZscal_v2_64",
    [140] = "cublasCsscal_v2",
    [141] = "cublasCsscal_v2_64",
    [142] = "cublasZdscal_v2",
    [143] = "cublasZdscal_v2_64",
    [144] = "cublasSrot_v2",
    [145] = "cublasSrot_v2_64",
    [146] = "cublasDrot_v2",
    [147] = "cublasDrot_v2_64",
    [148] = "cublasCrot_v2",
    [149] = "cublasCrot_v2_64",
    [150] = "cublasZrot_v2",
    [151] = "cublasZrot_v2_64",
    [152] = "cublasCsrot_v2",
    [153] = "cublasCsrot_v2_64",
    [154] = "cublasZdrot_v2",
    [155] = "cublasZdrot_v2_64",
    [156] = "cublasSrotg_v2",
    [157] = "cublasDrotg_v2",
    [158] = "cublasCrotg_v2",
    [159] = "cublasZrotg_v2",
    [160] = "cublasSrotm_v2",
    [161] = "cublasSrotm_v2_64",
    [162] = "cublasDrotm_v2",
    [163] = "cublasDrotm_v2_64",
    [164] = "cublasSrotmg_v2",
    [165] = "cublasDrotmg_v2",
    [192] = "cublasSgemv_v2",
    [193] = "cublasSgemv_v2_64",
    [194] = "cublasDgemv_v2",
    [195] = "cublasDgemv_v2_64",
    [196] = "cublasCgemv_v2",
    [197] = "cublasCgemv_v2_64",
    [198] = "cublasZgemv_v2",
    [199] = "cublasZgemv_v2_64",
    [200] = "cublasSgbmv_v2",
    [201] = "cublasSgbmv_v2_64",
    [202] = "cublasDgbmv_v2",
    [203] = "cublasDgbmv_v2_64",
    [204] = "cublasCgbmv_v2",
    [205] = "cublasCgbmv_v2_64",
    [206] = "cublasZgbmv_v2",
    [207] = "cublasZgbmv_v2_64",
    [208] = "cublasStrmv_v2",
    [209] = "cublasStrmv_v2_64",
    [210] = "cublasDtrmv_v2",
    [211] = "cublasDtrmv_v2_64",
    [212] = "cublasCtrmv_v2",
    [213] = "cublasCtrmv_v2_64",
    [214] = "cublasZtrmv_v2",
    [215] = "cublasZtrmv_v2_64",
    [216] = "cublasStrsv_v2",
    [217] = "cublasStrsv_v2_64",
    [218] = "cublasDtrsv_v2",
    [219] = "cublasDtrsv_v2_64",
    [220] = "cublasCtrsv_v2",
    [221] = "cublasCtrsv_v2_64",
    [222] = "cublasZtrsv_v2",
    [223] = "cublasZtrsv_v2_64",
    [224] = "cublasStpmv_v2",
    [225] = "cublasStpmv_v2_64",
    [226] = "cublasDtpmv_v2",
    [227] = "cublasDtpmv_v2_64",
    [228] = "cublasCtpmv_v2",
    [229] = "cublasCtpmv_v2_64",
    [230] = "cublasZtpmv_v2",
    [231] = "cublasZtpmv_v2_64",
    [232] = "cublasStpsv_v2",
    [233] = "cublasStpsv_v2_64",
    [234] = "cublasDtpsv_v2",
    [235] = "cublasDtpsv_v2_64",
    [236] = "cublasCtpsv_v2",
    [237] = "cublasCtpsv_v2_64",
    [238] = "cublasZtpsv_v2",
    [239] = "cublasZtpsv_v2_64",
    [240] = "cublasStbmv_v2",
    [241] = "cublasStbmv_v2_64",
    [242] = "cublasDtbmv_v2",
    [243] = "cublasDtbmv_v2_64",
    [244] = "cublasCtbmv_v2",
    [245] = "cublasCtbmv_v2_64",
    [246] = "cublasZtbmv_v2",
    [247] = "cublasZtbmv_v2_64",
    [248] = "cublasStbsv_v2",
    [249] = "cublasStbsv_v2_64",
    [250] = "cublasDtbsv_v2",
    [251] = "cublasDtbsv_v2_64",
    [252] = "cublasCtbsv_v2",
    [253] = "cublasCtbsv_v2_64",
    [254] = "cublasZtbsv_v2",
    [255] = "cublasZtbsv_v2_64",
    [256] = "cublasSsymv_v2",
    [257] = "cublasSsymv_v2_64",
    [258] = "cublasDsymv_v2",
    [259] = "cublasDsymv_v2_64",
    [260] = "cublasCsymv_v2",
    [261] = "cublasCsymv_v2_64",
    [262] = "cublasZsymv_v2",
    [263] = "cublasZsymv_v2_64",
    [264] = "cublasChemv_v2",
    [265] = "cublasChemv_v2_64",
    [266] = "cublasZhemv_v2",
    [267] = "cublasZhemv_v2_64",
    [268] = "cublasSsbmv_v2",
    [269] = "cublasSsbmv_v2_64",
    [270] = "cublasDsbmv_v2",
    [271] = "cublasDsbmv_v2_64",
    [272] = "cublasChbmv_v2",
    [273] = "cublasChbmv_v2_64",
    [274] = "cublasZhbmv_v2",
    [275] = "cublasZhbmv_v2_64",
    [276] = "cublasSspmv_v2",
    [277] = "cublasSspmv_v2_64",
    [278] = "cublasDspmv_v2",
    [279] = "cublasDspmv_v2_64",
    [280] = "cublasChpmv_v2",
    [281] = "cublasChpmv_v2_64",
    [282] = "cublasZhpmv_v2",
    [283] = "cublasZhpmv_v2_64",
    [284] = "cublasSger_v2",
    [285] = "cublasSger_v2_64",
    [286] = "cublasDger_v2",
    [287] = "cublasDger_v2_64",
    [288] = "cublasCgeru_v2",
    [289] = "cublasCgeru_v2_64",
    [290] = "cublasZgeru_v2",
    [291] = "cublasZgeru_v2_64",
    [292] = "cublasCgerc_v2",
    [293] = "cublasCgerc_v2_64",
    [294] = "cublasZgerc_v2",
    [295] = "cublasZgerc_v2_64",
    [296] = "cublasSsyr_v2",
    [297] = "cublasSsyr_v2_64",
    [298] = "cublasDsyr_v2",
    [299] = "cublasDsyr_v2_64",
    [300] = "cublasCsyr_v2",
    [301] = "cublasCsyr_v2_64",
    [302] = "cublasZsyr_v2",
    [303] = "cublasZsyr_v2_64",
    [304] = "cublasCher_v2",
    [305] = "cublasCher_v2_64",
    [306] = "cublasZher_v2",
    [307] = "cublasZher_v2_64",
    [308] = "cublasSspr_v2",
    [309] = "cublasSspr_v2_64",
    [310] = "cublasDspr_v2",
    [311] = "cublasDspr_v2_64",
    [312] = "cublasChpr_v2",
    [313] = "cublasChpr_v2_64",
    [314] = "cublasZhpr_v2",
    [315] = "cublasZhpr_v2_64",
    [316] = "cublasSsyr2_v2",
    [317] = "cublasSsyr2_v2_64",
    [318] = "cublasDsyr2_v2",
    [319] = "cublasDsyr2_v2_64",
    [320] = "cublasCsyr2_v2",
    [321] = "cublasCsyr2_v2_64",
    [322] = "cublasZsyr2_v2",
    [323] = "cublasZsyr2_v2_64",
    [324] = "cublasCher2_v2",
    [325] = "cublasCher2_v2_64",
    [326] = "cublasZher2_v2",
    [327] = "cublasZher2_v2_64",
    [328] = "cublasSspr2_v2",
    [329] = "cublasSspr2_v2_64",
    [330] = "cublasDspr2_v2",
    [331] = "cublasDspr2_v2_64",
    [332] = "cublasChpr2_v2",
    [333] = "cublasChpr2_v2_64",
    [334] = "cublasZhpr2_v2",
    [335] = "cublasZhpr2_v2_64",
    [384] = "cublasSgemm_v2",
    [385] = "cublasSgemm_v2_64",
    [386] = "cublasDgemm_v2",
    [387] = "cublasDgemm_v2_64",
    [388] = "cublasCgemm_v2",
    [389] = "cublasCgemm_v2_64",
    [390] = "cublasZgemm_v2",
    [391] = "cublasZgemm_v2_64",
    [392] = "cublasHgemm",
    [393] = "cublasHgemm_64",
    [394] = "cublasCgemm3m",
    [395] = "cublasCgemm3m_64",
    [396] = "cublasZgemm3m",
    [397] = "cublasZgemm3m_64",
    [398] = "cublasSsymm_v2",
    [399] = "cublasSsymm_v2_64",
    [400] = "cublasDsymm_v2",
    [401] = "cublasDsymm_v2_64",
    [402] = "cublasCsymm_v2",
    [403] = "cublasCsymm_v2_64",
    [404] = "cublasZsymm_v2",
    [405] = "cublasZsymm_v2_64",
    [406] = "cublasChemm_v2",
    [407] = "cublasChemm_v2_64",
    [408] = "cublasZhemm_v2",
    [409] = "cublasZhemm_v2_64",
    [410] = "cublasSsyrk_v2",
    [411] = "cublasSsyrk_v2_64",
    [412] = "cublasDsyrk_v2",
    [413] = "cublasDsyrk_v2_64",
    [414] = "cublasCsyrk_v2",
    [415] = "cublasCsyrk_v2_64",
    [416] = "cublasZsyrk_v2",
    [417] = "cublasZsyrk_v2_64",
    [418] = "cublasCherk_v2",
    [419] = "cublasCherk_v2_64",
    [420] = "cublasZherk_v2",
    [421] = "cublasZherk_v2_64",
    [422] = "cublasSsyr2k_v2",
    [423] = "cublasSsyr2k_v2_64",
    [424] = "cublasDsyr2k_v2",
    [425] = "cublasDsyr2k_v2_64",
    [426] = "cublasCsyr2k_v2",
    [427] = "cublasCsyr2k_v2_64",
    [428] = "cublasZsyr2k_v2",
    [429] = "cublasZsyr2k_v2_64",
    [430] = "cublasCher2k_v2",
    [431] = "cublasCher2k_v2_64",
    [432] = "cublasZher2k_v2",
    [433] = "cublasZher2k_v2_64",
    [434] = "cublasSsyrkx",
    [435] = "cublasSsyrkx_64",
    [436] = "cublasDsyrkx",
    [437] = "cublasDsyrkx_64",
    [438] = "cublasCsyrkx",
    [439] = "cublasCsyrkx_64",
    [440] = "cublasZsyrkx",
    [441] = "cublasZsyrkx_64",
    [442] = "cublasCherkx",
    [443] = "cublasCherkx_64",
    [444] = "cublasZherkx",
    [445] = "cublasZherkx_64",
    [446] = "cublasStrmm_v2",
    [447] = "cublasStrmm_v2_64",
    [448] = "cublasDtrmm_v2",
    [449] = "cublasDtrmm_v2_64",
    [450] = "cublasCtrmm_v2",
    [451] = "cublasCtrmm_v2_64",
    [452] = "cublasZtrmm_v2",
    [453] = "cublasZtrmm_v2_64",
    [454] = "cublasStrsm_v2",
    [455] = "cublasStrsm_v2_64",
    [456] = "cublasDtrsm_v2",
    [457] = "cublasDtrsm_v2_64",
    [458] = "cublasCtrsm_v2",
    [459] = "cublasCtrsm_v2_64",
    [460] = "cublasZtrsm_v2",
    [461] = "cublasZtrsm_v2_64",
    [512] = "cublasSgeam",
    [513] = "cublasSgeam_64",
    [514] = "cublasDgeam",
    [515] = "cublasDgeam_64",
    [516] = "cublasCgeam",
    [517] = "cublasCgeam_64",
    [518] = "cublasZgeam",
    [519] = "cublasZgeam_64",
    [520] = "cublasSdgmm",
    [521] = "cublasSdgmm_64",
    [522] = "cublasDdgmm",
    [523] = "cublasDdgmm_64",
    [524] = "cublasCdgmm",
    [525] = "cublasCdgmm_64",
    [526] = "cublasZdgmm",
    [527] = "cublasZdgmm_64",
    [528] = "cublasStpttr",
    [529] = "cublasDtpttr",
    [530] = "cublasCtpttr",
    [531] = "cublasZtpttr",
    [532] = "cublasStrttp",
    [533] = "cublasDtrttp",
    [534] = "cublasCtrttp",
    [535] = "cublasZtrttp",
    [536] = "cublasUint8gemmBias",
    [544] = "cublasGemmEx",
    [545] = "cublasGemmEx_64",
    [546] = "cublasGemmBatchedEx",
    [547] = "cublasGemmBatchedEx_64",
    [548] = "cublasGemmStridedBatchedEx",
    [549] = "cublasGemmStridedBatchedEx_64",
    [550] = "cublasSgemmEx",
    [551] = "cublasSgemmEx_64",
    [552] = "cublasCgemmEx",
    [553] = "cublasCgemmEx_64",
    [554] = "cublasCgemm3mEx",
    [555] = "cublasCgemm3mEx_64",
    [556] = "cublasCsyrkEx",
    [557] = "cublasCsyrkEx_64",
    [558] = "cublasCsyrk3mEx",
    [559] = "cublasCsyrk3mEx_64",
    [560] = "cublasCherkEx",
    [561] = "cublasCherkEx_64",
    [562] = "cublasCherk3mEx",
    [563] = "cublasCherk3mEx_64",
    [564] = "cublasNrm2Ex",
    [565] = "cublasNrm2Ex_64",
    [566] = "cublasAsumEx",
    [567] = "cublasAsumEx_64",
    [568] = "cublasDotEx",
    [569] = "cublasDotEx_64",
    [570] = "cublasDotcEx",
    [571] = "cublasDotcEx_64",
    [572] = "cublasIamaxEx",
    [573] = "cublasIamaxEx_64",
    [574] = "cublasIaminEx",
    [575] = "cublasIaminEx_64",
    [576] = "cublasAxpyEx",
    [577] = "cublasAxpyEx_64",
    [578] = "cublasScalEx",
    [579] = "cublasScalEx_64",
    [580] = "cublasCopyEx",
    [581] = "cublasCopyEx_64",
    [582] = "cublasSwapEx",
    [583] = "cublasSwapEx_64",
    [584] = "cublasRotEx",
    [585] = "cublasRotEx_64",
    [586] = "cublasRotgEx",
    [587] = "cublasRotmEx",
    [588] = "cublasRotmEx_64",
    [589] = "cublasRotmgEx",
    [640] = "cublasSgemmBatched",
    [641] = "cublasSgemmBatched_64",
    [642] = "cublasDgemmBatched",
    [643] = "cublasDgemmBatched_64",
    [644] = "cublasCgemmBatched",
    [645] = "cublasCgemmBatched_64",
    [646] = "cublasZgemmBatched",
    [647] = "cublasZgemmBatched_64",
    [648] = "cublasHgemmBatched",
    [649] = "cublasHgemmBatched_64",
    [650] = "cublasCgemm3mBatched",
    [651] = "cublasCgemm3mBatched_64",
    [652] = "cublasSgemmStridedBatched",
    [653] = "cublasSgemmStridedBatched_64",
    [654] = "cublasDgemmStridedBatched",
    [655] = "cublasDgemmStridedBatched_64",
    [656] = "cublasCgemmStridedBatched",
    [657] = "cublasCgemmStridedBatched_64",
    [658] = "cublasZgemmStridedBatched",
    [659] = "cublasZgemmStridedBatched_64",
    [660] = "cublasHgemmStridedBatched",
    [661] = "cublasHgemmStridedBatched_64",
    [662] = "cublasCgemm3mStridedBatched",
    [663] = "cublasCgemm3mStridedBatched_64",
    [664] = "cublasSgemmGroupedBatched",
    [665] = "cublasSgemmGroupedBatched_64",
    [666] = "cublasDgemmGroupedBatched",
    [667] = "cublasDgemmGroupedBatched_64",
    [668] = "cublasGemmGroupedBatchedEx",
    [669] = "cublasGemmGroupedBatchedEx_64",
    [670] = "cublasSgemvBatched",
    [671] = "cublasSgemvBatched_64",
    [672] = "cublasDgemvBatched",
    [673] = "cublasDgemvBatched_64",
    [674] = "cublasCgemvBatched",
    [675] = "cublasCgemvBatched_64",
    [676] = "cublasZgemvBatched",
    [677] = "cublasZgemvBatched_64",
    [678] = "cublasHSHgemvBatched",
    [679] = "cublasHSHgemvBatched_64",
    [680] = "cublasHSSgemvBatched",
    [681] = "cublasHSSgemvBatched_64",
    [682] = "cublasTSTgemvBatched",
    [683] = "cublasTSTgemvBatched_64",
    [684] = "cublasTSSgemvBatched",
    [685] = "cublasTSSgemvBatched_64",
    [686] = "cublasSgemvStridedBatched",
    [687] = "cublasSgemvStridedBatched_64",
    [688] = "cublasDgemvStridedBatched",
    [689] = "cublasDgemvStridedBatched_64",
    [690] = "cublasCgemvStridedBatched",
    [691] = "cublasCgemvStridedBatched_64",
    [692] = "cublasZgemvStridedBatched",
    [693] = "cublasZgemvStridedBatched_64",
    [694] = "cublasHSHgemvStridedBatched",
    [695] = "cublasHSHgemvStridedBatched_64",
    [696] = "cublasHSSgemvStridedBatched",
    [697] = "cublasHSSgemvStridedBatched_64",
    [698] = "cublasTSTgemvStridedBatched",
    [699] = "cublasTSTgemvStridedBatched_64",
    [700] = "cublasTSSgemvStridedBatched",
    [701] = "cublasTSSgemvStridedBatched_64",
    [702] = "cublasStrsmBatched",
    [703] = "cublasStrsmBatched_64",
    [704] = "cublasDtrsmBatched",
    [705] = "cublasDtrsmBatched_64",
    [706] = "cublasCtrsmBatched",
    [707] = "cublasCtrsmBatched_64",
    [708] = "cublasZtrsmBatched",
    [709] = "cublasZtrsmBatched_64",
    [768] = "cublasSgetrfBatched",
    [769] = "cublasDgetrfBatched",
    [770] = "cublasCgetrfBatched",
    [771] = "cublasZgetrfBatched",
    [772] = "cublasSgetriBatched",
    [773] = "cublasDgetriBatched",
    [774] = "cublasCgetriBatched",
    [775] = "cublasZgetriBatched",
    [776] = "cublasSmatinvBatched",
    [777] = "cublasDmatinvBatched",
    [778] = "cublasCmatinvBatched",
    [779] = "cublasZmatinvBatched",
    [780] = "cublasSgetrsBatched",
    [781] = "cublasDgetrsBatched",
    [782] = "cublasCgetrsBatched",
    [783] = "cublasZgetrsBatched",
    [784] = "cublasSgeqrfBatched",
    [785] = "cublasDgeqrfBatched",
    [786] = "cublasCgeqrfBatched",
    [787] = "cublasZgeqrfBatched",
    [788] = "cublasSgelsBatched",
    [789] = "cublasDgelsBatched",
    [790] = "cublasCgelsBatched",
    [791] = "cublasZgelsBatched",
};

const gtap_library cublas_wire_library = {
    .abi = GTAP_ABI,
    .layout = 1,
    .major = 13,
    .ordinals = 791,
    .golden = golden,
    .names = names,
    .name = "cublas",
    .soname = "libcublas.so.13",
    .package = "gtap-plugin-cublas",
    .statuses = {.not_supported = 15, .not_initialized = 1,
                 .invalid_handle = 1, .invalid_value = 7,
                 .out_of_memory = 3},
};

__attribute__((constructor)) static void cublas_announce(void)
{
    gtap_announce(&cublas_wire_library);
}

GTAP_EXPORT cublasStatus_t cublasSgemmBatched(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const float *alpha, const float *const *Aarray, int lda, const float *const *Barray, int ldb, const float *beta, float *const *Carray, int ldc, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemmBatched(session, handle, transa, transb, m, n, k, alpha, Aarray, lda, Barray, ldb, beta, Carray, ldc, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemmBatched_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const float *alpha, const float *const *Aarray, int64_t lda, const float *const *Barray, int64_t ldb, const float *beta, float *const *Carray, int64_t ldc, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemmBatched_64(session, handle, transa, transb, m, n, k, alpha, Aarray, lda, Barray, ldb, beta, Carray, ldc, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemmBatched(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const double *alpha, const double *const *Aarray, int lda, const double *const *Barray, int ldb, const double *beta, double *const *Carray, int ldc, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemmBatched(session, handle, transa, transb, m, n, k, alpha, Aarray, lda, Barray, ldb, beta, Carray, ldc, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemmBatched_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const double *alpha, const double *const *Aarray, int64_t lda, const double *const *Barray, int64_t ldb, const double *beta, double *const *Carray, int64_t ldc, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemmBatched_64(session, handle, transa, transb, m, n, k, alpha, Aarray, lda, Barray, ldb, beta, Carray, ldc, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemmBatched(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const cuComplex *alpha, const cuComplex *const *Aarray, int lda, const cuComplex *const *Barray, int ldb, const cuComplex *beta, cuComplex *const *Carray, int ldc, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemmBatched(session, handle, transa, transb, m, n, k, alpha, Aarray, lda, Barray, ldb, beta, Carray, ldc, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemmBatched_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const cuComplex *alpha, const cuComplex *const *Aarray, int64_t lda, const cuComplex *const *Barray, int64_t ldb, const cuComplex *beta, cuComplex *const *Carray, int64_t ldc, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemmBatched_64(session, handle, transa, transb, m, n, k, alpha, Aarray, lda, Barray, ldb, beta, Carray, ldc, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemmBatched(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const cuDoubleComplex *alpha, const cuDoubleComplex *const *Aarray, int lda, const cuDoubleComplex *const *Barray, int ldb, const cuDoubleComplex *beta, cuDoubleComplex *const *Carray, int ldc, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemmBatched(session, handle, transa, transb, m, n, k, alpha, Aarray, lda, Barray, ldb, beta, Carray, ldc, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemmBatched_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const cuDoubleComplex *alpha, const cuDoubleComplex *const *Aarray, int64_t lda, const cuDoubleComplex *const *Barray, int64_t ldb, const cuDoubleComplex *beta, cuDoubleComplex *const *Carray, int64_t ldc, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemmBatched_64(session, handle, transa, transb, m, n, k, alpha, Aarray, lda, Barray, ldb, beta, Carray, ldc, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHgemmBatched(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const __half *alpha, const __half *const *Aarray, int lda, const __half *const *Barray, int ldb, const __half *beta, __half *const *Carray, int ldc, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHgemmBatched(session, handle, transa, transb, m, n, k, alpha, Aarray, lda, Barray, ldb, beta, Carray, ldc, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHgemmBatched_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const __half *alpha, const __half *const *Aarray, int64_t lda, const __half *const *Barray, int64_t ldb, const __half *beta, __half *const *Carray, int64_t ldc, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHgemmBatched_64(session, handle, transa, transb, m, n, k, alpha, Aarray, lda, Barray, ldb, beta, Carray, ldc, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemm3mBatched(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const cuComplex *alpha, const cuComplex *const *Aarray, int lda, const cuComplex *const *Barray, int ldb, const cuComplex *beta, cuComplex *const *Carray, int ldc, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemm3mBatched(session, handle, transa, transb, m, n, k, alpha, Aarray, lda, Barray, ldb, beta, Carray, ldc, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemm3mBatched_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const cuComplex *alpha, const cuComplex *const *Aarray, int64_t lda, const cuComplex *const *Barray, int64_t ldb, const cuComplex *beta, cuComplex *const *Carray, int64_t ldc, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemm3mBatched_64(session, handle, transa, transb, m, n, k, alpha, Aarray, lda, Barray, ldb, beta, Carray, ldc, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemmStridedBatched(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const float *alpha, const float *A, int lda, long long strideA, const float *B, int ldb, long long strideB, const float *beta, float *C, int ldc, long long strideC, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemmStridedBatched(session, handle, transa, transb, m, n, k, alpha, A, lda, strideA, B, ldb, strideB, beta, C, ldc, strideC, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemmStridedBatched_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const float *alpha, const float *A, int64_t lda, long long strideA, const float *B, int64_t ldb, long long strideB, const float *beta, float *C, int64_t ldc, long long strideC, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemmStridedBatched_64(session, handle, transa, transb, m, n, k, alpha, A, lda, strideA, B, ldb, strideB, beta, C, ldc, strideC, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemmStridedBatched(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const double *alpha, const double *A, int lda, long long strideA, const double *B, int ldb, long long strideB, const double *beta, double *C, int ldc, long long strideC, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemmStridedBatched(session, handle, transa, transb, m, n, k, alpha, A, lda, strideA, B, ldb, strideB, beta, C, ldc, strideC, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemmStridedBatched_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const double *alpha, const double *A, int64_t lda, long long strideA, const double *B, int64_t ldb, long long strideB, const double *beta, double *C, int64_t ldc, long long strideC, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemmStridedBatched_64(session, handle, transa, transb, m, n, k, alpha, A, lda, strideA, B, ldb, strideB, beta, C, ldc, strideC, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemmStridedBatched(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const cuComplex *alpha, const cuComplex *A, int lda, long long strideA, const cuComplex *B, int ldb, long long strideB, const cuComplex *beta, cuComplex *C, int ldc, long long strideC, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemmStridedBatched(session, handle, transa, transb, m, n, k, alpha, A, lda, strideA, B, ldb, strideB, beta, C, ldc, strideC, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemmStridedBatched_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const cuComplex *alpha, const cuComplex *A, int64_t lda, long long strideA, const cuComplex *B, int64_t ldb, long long strideB, const cuComplex *beta, cuComplex *C, int64_t ldc, long long strideC, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemmStridedBatched_64(session, handle, transa, transb, m, n, k, alpha, A, lda, strideA, B, ldb, strideB, beta, C, ldc, strideC, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemmStridedBatched(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, long long strideA, const cuDoubleComplex *B, int ldb, long long strideB, const cuDoubleComplex *beta, cuDoubleComplex *C, int ldc, long long strideC, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemmStridedBatched(session, handle, transa, transb, m, n, k, alpha, A, lda, strideA, B, ldb, strideB, beta, C, ldc, strideC, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemmStridedBatched_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, long long strideA, const cuDoubleComplex *B, int64_t ldb, long long strideB, const cuDoubleComplex *beta, cuDoubleComplex *C, int64_t ldc, long long strideC, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemmStridedBatched_64(session, handle, transa, transb, m, n, k, alpha, A, lda, strideA, B, ldb, strideB, beta, C, ldc, strideC, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHgemmStridedBatched(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const __half *alpha, const __half *A, int lda, long long strideA, const __half *B, int ldb, long long strideB, const __half *beta, __half *C, int ldc, long long strideC, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHgemmStridedBatched(session, handle, transa, transb, m, n, k, alpha, A, lda, strideA, B, ldb, strideB, beta, C, ldc, strideC, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHgemmStridedBatched_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const __half *alpha, const __half *A, int64_t lda, long long strideA, const __half *B, int64_t ldb, long long strideB, const __half *beta, __half *C, int64_t ldc, long long strideC, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHgemmStridedBatched_64(session, handle, transa, transb, m, n, k, alpha, A, lda, strideA, B, ldb, strideB, beta, C, ldc, strideC, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemm3mStridedBatched(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const cuComplex *alpha, const cuComplex *A, int lda, long long strideA, const cuComplex *B, int ldb, long long strideB, const cuComplex *beta, cuComplex *C, int ldc, long long strideC, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemm3mStridedBatched(session, handle, transa, transb, m, n, k, alpha, A, lda, strideA, B, ldb, strideB, beta, C, ldc, strideC, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemm3mStridedBatched_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const cuComplex *alpha, const cuComplex *A, int64_t lda, long long strideA, const cuComplex *B, int64_t ldb, long long strideB, const cuComplex *beta, cuComplex *C, int64_t ldc, long long strideC, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemm3mStridedBatched_64(session, handle, transa, transb, m, n, k, alpha, A, lda, strideA, B, ldb, strideB, beta, C, ldc, strideC, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemmGroupedBatched(cublasHandle_t handle, const cublasOperation_t *transa_array, const cublasOperation_t *transb_array, const int *m_array, const int *n_array, const int *k_array, const float *alpha_array, const float *const *Aarray, const int *lda_array, const float *const *Barray, const int *ldb_array, const float *beta_array, float *const *Carray, const int *ldc_array, int group_count, const int *group_size)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemmGroupedBatched(session, handle, transa_array, transb_array, m_array, n_array, k_array, alpha_array, Aarray, lda_array, Barray, ldb_array, beta_array, Carray, ldc_array, group_count, group_size) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemmGroupedBatched_64(cublasHandle_t handle, const cublasOperation_t *transa_array, const cublasOperation_t *transb_array, const int64_t *m_array, const int64_t *n_array, const int64_t *k_array, const float *alpha_array, const float *const *Aarray, const int64_t *lda_array, const float *const *Barray, const int64_t *ldb_array, const float *beta_array, float *const *Carray, const int64_t *ldc_array, int64_t group_count, const int64_t *group_size)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemmGroupedBatched_64(session, handle, transa_array, transb_array, m_array, n_array, k_array, alpha_array, Aarray, lda_array, Barray, ldb_array, beta_array, Carray, ldc_array, group_count, group_size) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemmGroupedBatched(cublasHandle_t handle, const cublasOperation_t *transa_array, const cublasOperation_t *transb_array, const int *m_array, const int *n_array, const int *k_array, const double *alpha_array, const double *const *Aarray, const int *lda_array, const double *const *Barray, const int *ldb_array, const double *beta_array, double *const *Carray, const int *ldc_array, int group_count, const int *group_size)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemmGroupedBatched(session, handle, transa_array, transb_array, m_array, n_array, k_array, alpha_array, Aarray, lda_array, Barray, ldb_array, beta_array, Carray, ldc_array, group_count, group_size) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemmGroupedBatched_64(cublasHandle_t handle, const cublasOperation_t *transa_array, const cublasOperation_t *transb_array, const int64_t *m_array, const int64_t *n_array, const int64_t *k_array, const double *alpha_array, const double *const *Aarray, const int64_t *lda_array, const double *const *Barray, const int64_t *ldb_array, const double *beta_array, double *const *Carray, const int64_t *ldc_array, int64_t group_count, const int64_t *group_size)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemmGroupedBatched_64(session, handle, transa_array, transb_array, m_array, n_array, k_array, alpha_array, Aarray, lda_array, Barray, ldb_array, beta_array, Carray, ldc_array, group_count, group_size) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasGemmGroupedBatchedEx(cublasHandle_t handle, const cublasOperation_t *transa_array, const cublasOperation_t *transb_array, const int *m_array, const int *n_array, const int *k_array, const void *alpha_array, const void *const *Aarray, cudaDataType_t Atype, const int *lda_array, const void *const *Barray, cudaDataType_t Btype, const int *ldb_array, const void *beta_array, void *const *Carray, cudaDataType_t Ctype, const int *ldc_array, int group_count, const int *group_size, cublasComputeType_t computeType)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasGemmGroupedBatchedEx(session, handle, transa_array, transb_array, m_array, n_array, k_array, alpha_array, Aarray, Atype, lda_array, Barray, Btype, ldb_array, beta_array, Carray, Ctype, ldc_array, group_count, group_size, computeType) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasGemmGroupedBatchedEx_64(cublasHandle_t handle, const cublasOperation_t *transa_array, const cublasOperation_t *transb_array, const int64_t *m_array, const int64_t *n_array, const int64_t *k_array, const void *alpha_array, const void *const *Aarray, cudaDataType_t Atype, const int64_t *lda_array, const void *const *Barray, cudaDataType_t Btype, const int64_t *ldb_array, const void *beta_array, void *const *Carray, cudaDataType_t Ctype, const int64_t *ldc_array, int64_t group_count, const int64_t *group_size, cublasComputeType_t computeType)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasGemmGroupedBatchedEx_64(session, handle, transa_array, transb_array, m_array, n_array, k_array, alpha_array, Aarray, Atype, lda_array, Barray, Btype, ldb_array, beta_array, Carray, Ctype, ldc_array, group_count, group_size, computeType) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemvBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const float *alpha, const float *const *Aarray, int lda, const float *const *xarray, int incx, const float *beta, float *const *yarray, int incy, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemvBatched(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemvBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const float *alpha, const float *const *Aarray, int64_t lda, const float *const *xarray, int64_t incx, const float *beta, float *const *yarray, int64_t incy, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemvBatched_64(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemvBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const double *alpha, const double *const *Aarray, int lda, const double *const *xarray, int incx, const double *beta, double *const *yarray, int incy, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemvBatched(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemvBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const double *alpha, const double *const *Aarray, int64_t lda, const double *const *xarray, int64_t incx, const double *beta, double *const *yarray, int64_t incy, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemvBatched_64(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemvBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const cuComplex *alpha, const cuComplex *const *Aarray, int lda, const cuComplex *const *xarray, int incx, const cuComplex *beta, cuComplex *const *yarray, int incy, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemvBatched(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemvBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const cuComplex *alpha, const cuComplex *const *Aarray, int64_t lda, const cuComplex *const *xarray, int64_t incx, const cuComplex *beta, cuComplex *const *yarray, int64_t incy, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemvBatched_64(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemvBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *const *Aarray, int lda, const cuDoubleComplex *const *xarray, int incx, const cuDoubleComplex *beta, cuDoubleComplex *const *yarray, int incy, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemvBatched(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemvBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *const *Aarray, int64_t lda, const cuDoubleComplex *const *xarray, int64_t incx, const cuDoubleComplex *beta, cuDoubleComplex *const *yarray, int64_t incy, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemvBatched_64(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHSHgemvBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const float *alpha, const __half *const *Aarray, int lda, const __half *const *xarray, int incx, const float *beta, __half *const *yarray, int incy, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHSHgemvBatched(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHSHgemvBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const float *alpha, const __half *const *Aarray, int64_t lda, const __half *const *xarray, int64_t incx, const float *beta, __half *const *yarray, int64_t incy, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHSHgemvBatched_64(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHSSgemvBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const float *alpha, const __half *const *Aarray, int lda, const __half *const *xarray, int incx, const float *beta, float *const *yarray, int incy, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHSSgemvBatched(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHSSgemvBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const float *alpha, const __half *const *Aarray, int64_t lda, const __half *const *xarray, int64_t incx, const float *beta, float *const *yarray, int64_t incy, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHSSgemvBatched_64(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasTSTgemvBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const float *alpha, const __nv_bfloat16 *const *Aarray, int lda, const __nv_bfloat16 *const *xarray, int incx, const float *beta, __nv_bfloat16 *const *yarray, int incy, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasTSTgemvBatched(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasTSTgemvBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const float *alpha, const __nv_bfloat16 *const *Aarray, int64_t lda, const __nv_bfloat16 *const *xarray, int64_t incx, const float *beta, __nv_bfloat16 *const *yarray, int64_t incy, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasTSTgemvBatched_64(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasTSSgemvBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const float *alpha, const __nv_bfloat16 *const *Aarray, int lda, const __nv_bfloat16 *const *xarray, int incx, const float *beta, float *const *yarray, int incy, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasTSSgemvBatched(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasTSSgemvBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const float *alpha, const __nv_bfloat16 *const *Aarray, int64_t lda, const __nv_bfloat16 *const *xarray, int64_t incx, const float *beta, float *const *yarray, int64_t incy, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasTSSgemvBatched_64(session, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemvStridedBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const float *alpha, const float *A, int lda, long long strideA, const float *x, int incx, long long stridex, const float *beta, float *y, int incy, long long stridey, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemvStridedBatched(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemvStridedBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const float *alpha, const float *A, int64_t lda, long long strideA, const float *x, int64_t incx, long long stridex, const float *beta, float *y, int64_t incy, long long stridey, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemvStridedBatched_64(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemvStridedBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const double *alpha, const double *A, int lda, long long strideA, const double *x, int incx, long long stridex, const double *beta, double *y, int incy, long long stridey, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemvStridedBatched(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemvStridedBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const double *alpha, const double *A, int64_t lda, long long strideA, const double *x, int64_t incx, long long stridex, const double *beta, double *y, int64_t incy, long long stridey, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemvStridedBatched_64(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemvStridedBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const cuComplex *alpha, const cuComplex *A, int lda, long long strideA, const cuComplex *x, int incx, long long stridex, const cuComplex *beta, cuComplex *y, int incy, long long stridey, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemvStridedBatched(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemvStridedBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const cuComplex *alpha, const cuComplex *A, int64_t lda, long long strideA, const cuComplex *x, int64_t incx, long long stridex, const cuComplex *beta, cuComplex *y, int64_t incy, long long stridey, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemvStridedBatched_64(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemvStridedBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, long long strideA, const cuDoubleComplex *x, int incx, long long stridex, const cuDoubleComplex *beta, cuDoubleComplex *y, int incy, long long stridey, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemvStridedBatched(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemvStridedBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, long long strideA, const cuDoubleComplex *x, int64_t incx, long long stridex, const cuDoubleComplex *beta, cuDoubleComplex *y, int64_t incy, long long stridey, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemvStridedBatched_64(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHSHgemvStridedBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const float *alpha, const __half *A, int lda, long long strideA, const __half *x, int incx, long long stridex, const float *beta, __half *y, int incy, long long stridey, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHSHgemvStridedBatched(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHSHgemvStridedBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const float *alpha, const __half *A, int64_t lda, long long strideA, const __half *x, int64_t incx, long long stridex, const float *beta, __half *y, int64_t incy, long long stridey, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHSHgemvStridedBatched_64(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHSSgemvStridedBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const float *alpha, const __half *A, int lda, long long strideA, const __half *x, int incx, long long stridex, const float *beta, float *y, int incy, long long stridey, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHSSgemvStridedBatched(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHSSgemvStridedBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const float *alpha, const __half *A, int64_t lda, long long strideA, const __half *x, int64_t incx, long long stridex, const float *beta, float *y, int64_t incy, long long stridey, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHSSgemvStridedBatched_64(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasTSTgemvStridedBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const float *alpha, const __nv_bfloat16 *A, int lda, long long strideA, const __nv_bfloat16 *x, int incx, long long stridex, const float *beta, __nv_bfloat16 *y, int incy, long long stridey, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasTSTgemvStridedBatched(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasTSTgemvStridedBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const float *alpha, const __nv_bfloat16 *A, int64_t lda, long long strideA, const __nv_bfloat16 *x, int64_t incx, long long stridex, const float *beta, __nv_bfloat16 *y, int64_t incy, long long stridey, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasTSTgemvStridedBatched_64(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasTSSgemvStridedBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const float *alpha, const __nv_bfloat16 *A, int lda, long long strideA, const __nv_bfloat16 *x, int incx, long long stridex, const float *beta, float *y, int incy, long long stridey, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasTSSgemvStridedBatched(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasTSSgemvStridedBatched_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const float *alpha, const __nv_bfloat16 *A, int64_t lda, long long strideA, const __nv_bfloat16 *x, int64_t incx, long long stridex, const float *beta, float *y, int64_t incy, long long stridey, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasTSSgemvStridedBatched_64(session, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStrsmBatched(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const float *alpha, const float *const *A, int lda, float *const *B, int ldb, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStrsmBatched(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStrsmBatched_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t m, int64_t n, const float *alpha, const float *const *A, int64_t lda, float *const *B, int64_t ldb, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStrsmBatched_64(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtrsmBatched(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const double *alpha, const double *const *A, int lda, double *const *B, int ldb, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtrsmBatched(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtrsmBatched_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t m, int64_t n, const double *alpha, const double *const *A, int64_t lda, double *const *B, int64_t ldb, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtrsmBatched_64(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtrsmBatched(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const cuComplex *alpha, const cuComplex *const *A, int lda, cuComplex *const *B, int ldb, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtrsmBatched(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtrsmBatched_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t m, int64_t n, const cuComplex *alpha, const cuComplex *const *A, int64_t lda, cuComplex *const *B, int64_t ldb, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtrsmBatched_64(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtrsmBatched(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *const *A, int lda, cuDoubleComplex *const *B, int ldb, int batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtrsmBatched(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtrsmBatched_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t m, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *const *A, int64_t lda, cuDoubleComplex *const *B, int64_t ldb, int64_t batchCount)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtrsmBatched_64(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, batchCount) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgeam(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, const float *alpha, const float *A, int lda, const float *beta, const float *B, int ldb, float *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgeam(session, handle, transa, transb, m, n, alpha, A, lda, beta, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgeam_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, const float *alpha, const float *A, int64_t lda, const float *beta, const float *B, int64_t ldb, float *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgeam_64(session, handle, transa, transb, m, n, alpha, A, lda, beta, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgeam(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, const double *alpha, const double *A, int lda, const double *beta, const double *B, int ldb, double *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgeam(session, handle, transa, transb, m, n, alpha, A, lda, beta, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgeam_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, const double *alpha, const double *A, int64_t lda, const double *beta, const double *B, int64_t ldb, double *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgeam_64(session, handle, transa, transb, m, n, alpha, A, lda, beta, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgeam(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *beta, const cuComplex *B, int ldb, cuComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgeam(session, handle, transa, transb, m, n, alpha, A, lda, beta, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgeam_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *beta, const cuComplex *B, int64_t ldb, cuComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgeam_64(session, handle, transa, transb, m, n, alpha, A, lda, beta, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgeam(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *beta, const cuDoubleComplex *B, int ldb, cuDoubleComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgeam(session, handle, transa, transb, m, n, alpha, A, lda, beta, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgeam_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *beta, const cuDoubleComplex *B, int64_t ldb, cuDoubleComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgeam_64(session, handle, transa, transb, m, n, alpha, A, lda, beta, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSdgmm(cublasHandle_t handle, cublasSideMode_t mode, int m, int n, const float *A, int lda, const float *x, int incx, float *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSdgmm(session, handle, mode, m, n, A, lda, x, incx, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSdgmm_64(cublasHandle_t handle, cublasSideMode_t mode, int64_t m, int64_t n, const float *A, int64_t lda, const float *x, int64_t incx, float *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSdgmm_64(session, handle, mode, m, n, A, lda, x, incx, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDdgmm(cublasHandle_t handle, cublasSideMode_t mode, int m, int n, const double *A, int lda, const double *x, int incx, double *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDdgmm(session, handle, mode, m, n, A, lda, x, incx, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDdgmm_64(cublasHandle_t handle, cublasSideMode_t mode, int64_t m, int64_t n, const double *A, int64_t lda, const double *x, int64_t incx, double *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDdgmm_64(session, handle, mode, m, n, A, lda, x, incx, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCdgmm(cublasHandle_t handle, cublasSideMode_t mode, int m, int n, const cuComplex *A, int lda, const cuComplex *x, int incx, cuComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCdgmm(session, handle, mode, m, n, A, lda, x, incx, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCdgmm_64(cublasHandle_t handle, cublasSideMode_t mode, int64_t m, int64_t n, const cuComplex *A, int64_t lda, const cuComplex *x, int64_t incx, cuComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCdgmm_64(session, handle, mode, m, n, A, lda, x, incx, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZdgmm(cublasHandle_t handle, cublasSideMode_t mode, int m, int n, const cuDoubleComplex *A, int lda, const cuDoubleComplex *x, int incx, cuDoubleComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZdgmm(session, handle, mode, m, n, A, lda, x, incx, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZdgmm_64(cublasHandle_t handle, cublasSideMode_t mode, int64_t m, int64_t n, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *x, int64_t incx, cuDoubleComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZdgmm_64(session, handle, mode, m, n, A, lda, x, incx, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStpttr(cublasHandle_t handle, cublasFillMode_t uplo, int n, const float *AP, float *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStpttr(session, handle, uplo, n, AP, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtpttr(cublasHandle_t handle, cublasFillMode_t uplo, int n, const double *AP, double *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtpttr(session, handle, uplo, n, AP, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtpttr(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuComplex *AP, cuComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtpttr(session, handle, uplo, n, AP, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtpttr(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuDoubleComplex *AP, cuDoubleComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtpttr(session, handle, uplo, n, AP, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStrttp(cublasHandle_t handle, cublasFillMode_t uplo, int n, const float *A, int lda, float *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStrttp(session, handle, uplo, n, A, lda, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtrttp(cublasHandle_t handle, cublasFillMode_t uplo, int n, const double *A, int lda, double *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtrttp(session, handle, uplo, n, A, lda, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtrttp(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuComplex *A, int lda, cuComplex *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtrttp(session, handle, uplo, n, A, lda, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtrttp(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuDoubleComplex *A, int lda, cuDoubleComplex *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtrttp(session, handle, uplo, n, A, lda, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasUint8gemmBias(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, cublasOperation_t transc, int m, int n, int k, const unsigned char *A, int A_bias, int lda, const unsigned char *B, int B_bias, int ldb, unsigned char *C, int C_bias, int ldc, int C_mult, int C_shift)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasUint8gemmBias(session, handle, transa, transb, transc, m, n, k, A, A_bias, lda, B, B_bias, ldb, C, C_bias, ldc, C_mult, C_shift) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCreate_v2(cublasHandle_t *handle)
{
    gtap_session *session = gtap_current(&cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCreate_v2(session, handle) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDestroy_v2(cublasHandle_t handle)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDestroy_v2(session, handle) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSetWorkspace_v2(cublasHandle_t handle, void *workspace, size_t workspaceSizeInBytes)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSetWorkspace_v2(session, handle, workspace, workspaceSizeInBytes) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIsamax_v2(cublasHandle_t handle, int n, const float *x, int incx, int *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIsamax_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIsamax_v2_64(cublasHandle_t handle, int64_t n, const float *x, int64_t incx, int64_t *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIsamax_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIdamax_v2(cublasHandle_t handle, int n, const double *x, int incx, int *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIdamax_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIdamax_v2_64(cublasHandle_t handle, int64_t n, const double *x, int64_t incx, int64_t *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIdamax_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIcamax_v2(cublasHandle_t handle, int n, const cuComplex *x, int incx, int *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIcamax_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIcamax_v2_64(cublasHandle_t handle, int64_t n, const cuComplex *x, int64_t incx, int64_t *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIcamax_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIzamax_v2(cublasHandle_t handle, int n, const cuDoubleComplex *x, int incx, int *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIzamax_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIzamax_v2_64(cublasHandle_t handle, int64_t n, const cuDoubleComplex *x, int64_t incx, int64_t *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIzamax_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIsamin_v2(cublasHandle_t handle, int n, const float *x, int incx, int *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIsamin_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIsamin_v2_64(cublasHandle_t handle, int64_t n, const float *x, int64_t incx, int64_t *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIsamin_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIdamin_v2(cublasHandle_t handle, int n, const double *x, int incx, int *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIdamin_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIdamin_v2_64(cublasHandle_t handle, int64_t n, const double *x, int64_t incx, int64_t *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIdamin_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIcamin_v2(cublasHandle_t handle, int n, const cuComplex *x, int incx, int *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIcamin_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIcamin_v2_64(cublasHandle_t handle, int64_t n, const cuComplex *x, int64_t incx, int64_t *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIcamin_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIzamin_v2(cublasHandle_t handle, int n, const cuDoubleComplex *x, int incx, int *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIzamin_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIzamin_v2_64(cublasHandle_t handle, int64_t n, const cuDoubleComplex *x, int64_t incx, int64_t *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIzamin_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSasum_v2(cublasHandle_t handle, int n, const float *x, int incx, float *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSasum_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSasum_v2_64(cublasHandle_t handle, int64_t n, const float *x, int64_t incx, float *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSasum_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDasum_v2(cublasHandle_t handle, int n, const double *x, int incx, double *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDasum_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDasum_v2_64(cublasHandle_t handle, int64_t n, const double *x, int64_t incx, double *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDasum_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasScasum_v2(cublasHandle_t handle, int n, const cuComplex *x, int incx, float *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasScasum_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasScasum_v2_64(cublasHandle_t handle, int64_t n, const cuComplex *x, int64_t incx, float *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasScasum_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDzasum_v2(cublasHandle_t handle, int n, const cuDoubleComplex *x, int incx, double *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDzasum_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDzasum_v2_64(cublasHandle_t handle, int64_t n, const cuDoubleComplex *x, int64_t incx, double *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDzasum_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSnrm2_v2(cublasHandle_t handle, int n, const float *x, int incx, float *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSnrm2_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSnrm2_v2_64(cublasHandle_t handle, int64_t n, const float *x, int64_t incx, float *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSnrm2_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDnrm2_v2(cublasHandle_t handle, int n, const double *x, int incx, double *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDnrm2_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDnrm2_v2_64(cublasHandle_t handle, int64_t n, const double *x, int64_t incx, double *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDnrm2_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasScnrm2_v2(cublasHandle_t handle, int n, const cuComplex *x, int incx, float *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasScnrm2_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasScnrm2_v2_64(cublasHandle_t handle, int64_t n, const cuComplex *x, int64_t incx, float *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasScnrm2_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDznrm2_v2(cublasHandle_t handle, int n, const cuDoubleComplex *x, int incx, double *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDznrm2_v2(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDznrm2_v2_64(cublasHandle_t handle, int64_t n, const cuDoubleComplex *x, int64_t incx, double *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDznrm2_v2_64(session, handle, n, x, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSdot_v2(cublasHandle_t handle, int n, const float *x, int incx, const float *y, int incy, float *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSdot_v2(session, handle, n, x, incx, y, incy, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSdot_v2_64(cublasHandle_t handle, int64_t n, const float *x, int64_t incx, const float *y, int64_t incy, float *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSdot_v2_64(session, handle, n, x, incx, y, incy, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDdot_v2(cublasHandle_t handle, int n, const double *x, int incx, const double *y, int incy, double *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDdot_v2(session, handle, n, x, incx, y, incy, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDdot_v2_64(cublasHandle_t handle, int64_t n, const double *x, int64_t incx, const double *y, int64_t incy, double *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDdot_v2_64(session, handle, n, x, incx, y, incy, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCdotu_v2(cublasHandle_t handle, int n, const cuComplex *x, int incx, const cuComplex *y, int incy, cuComplex *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCdotu_v2(session, handle, n, x, incx, y, incy, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCdotu_v2_64(cublasHandle_t handle, int64_t n, const cuComplex *x, int64_t incx, const cuComplex *y, int64_t incy, cuComplex *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCdotu_v2_64(session, handle, n, x, incx, y, incy, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZdotu_v2(cublasHandle_t handle, int n, const cuDoubleComplex *x, int incx, const cuDoubleComplex *y, int incy, cuDoubleComplex *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZdotu_v2(session, handle, n, x, incx, y, incy, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZdotu_v2_64(cublasHandle_t handle, int64_t n, const cuDoubleComplex *x, int64_t incx, const cuDoubleComplex *y, int64_t incy, cuDoubleComplex *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZdotu_v2_64(session, handle, n, x, incx, y, incy, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCdotc_v2(cublasHandle_t handle, int n, const cuComplex *x, int incx, const cuComplex *y, int incy, cuComplex *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCdotc_v2(session, handle, n, x, incx, y, incy, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCdotc_v2_64(cublasHandle_t handle, int64_t n, const cuComplex *x, int64_t incx, const cuComplex *y, int64_t incy, cuComplex *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCdotc_v2_64(session, handle, n, x, incx, y, incy, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZdotc_v2(cublasHandle_t handle, int n, const cuDoubleComplex *x, int incx, const cuDoubleComplex *y, int incy, cuDoubleComplex *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZdotc_v2(session, handle, n, x, incx, y, incy, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZdotc_v2_64(cublasHandle_t handle, int64_t n, const cuDoubleComplex *x, int64_t incx, const cuDoubleComplex *y, int64_t incy, cuDoubleComplex *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZdotc_v2_64(session, handle, n, x, incx, y, incy, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSaxpy_v2(cublasHandle_t handle, int n, const float *alpha, const float *x, int incx, float *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSaxpy_v2(session, handle, n, alpha, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSaxpy_v2_64(cublasHandle_t handle, int64_t n, const float *alpha, const float *x, int64_t incx, float *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSaxpy_v2_64(session, handle, n, alpha, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDaxpy_v2(cublasHandle_t handle, int n, const double *alpha, const double *x, int incx, double *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDaxpy_v2(session, handle, n, alpha, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDaxpy_v2_64(cublasHandle_t handle, int64_t n, const double *alpha, const double *x, int64_t incx, double *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDaxpy_v2_64(session, handle, n, alpha, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCaxpy_v2(cublasHandle_t handle, int n, const cuComplex *alpha, const cuComplex *x, int incx, cuComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCaxpy_v2(session, handle, n, alpha, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCaxpy_v2_64(cublasHandle_t handle, int64_t n, const cuComplex *alpha, const cuComplex *x, int64_t incx, cuComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCaxpy_v2_64(session, handle, n, alpha, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZaxpy_v2(cublasHandle_t handle, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int incx, cuDoubleComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZaxpy_v2(session, handle, n, alpha, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZaxpy_v2_64(cublasHandle_t handle, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int64_t incx, cuDoubleComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZaxpy_v2_64(session, handle, n, alpha, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasScopy_v2(cublasHandle_t handle, int n, const float *x, int incx, float *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasScopy_v2(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasScopy_v2_64(cublasHandle_t handle, int64_t n, const float *x, int64_t incx, float *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasScopy_v2_64(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDcopy_v2(cublasHandle_t handle, int n, const double *x, int incx, double *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDcopy_v2(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDcopy_v2_64(cublasHandle_t handle, int64_t n, const double *x, int64_t incx, double *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDcopy_v2_64(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCcopy_v2(cublasHandle_t handle, int n, const cuComplex *x, int incx, cuComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCcopy_v2(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCcopy_v2_64(cublasHandle_t handle, int64_t n, const cuComplex *x, int64_t incx, cuComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCcopy_v2_64(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZcopy_v2(cublasHandle_t handle, int n, const cuDoubleComplex *x, int incx, cuDoubleComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZcopy_v2(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZcopy_v2_64(cublasHandle_t handle, int64_t n, const cuDoubleComplex *x, int64_t incx, cuDoubleComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZcopy_v2_64(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSswap_v2(cublasHandle_t handle, int n, float *x, int incx, float *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSswap_v2(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSswap_v2_64(cublasHandle_t handle, int64_t n, float *x, int64_t incx, float *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSswap_v2_64(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDswap_v2(cublasHandle_t handle, int n, double *x, int incx, double *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDswap_v2(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDswap_v2_64(cublasHandle_t handle, int64_t n, double *x, int64_t incx, double *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDswap_v2_64(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCswap_v2(cublasHandle_t handle, int n, cuComplex *x, int incx, cuComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCswap_v2(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCswap_v2_64(cublasHandle_t handle, int64_t n, cuComplex *x, int64_t incx, cuComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCswap_v2_64(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZswap_v2(cublasHandle_t handle, int n, cuDoubleComplex *x, int incx, cuDoubleComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZswap_v2(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZswap_v2_64(cublasHandle_t handle, int64_t n, cuDoubleComplex *x, int64_t incx, cuDoubleComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZswap_v2_64(session, handle, n, x, incx, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSscal_v2(cublasHandle_t handle, int n, const float *alpha, float *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSscal_v2(session, handle, n, alpha, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSscal_v2_64(cublasHandle_t handle, int64_t n, const float *alpha, float *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSscal_v2_64(session, handle, n, alpha, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDscal_v2(cublasHandle_t handle, int n, const double *alpha, double *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDscal_v2(session, handle, n, alpha, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDscal_v2_64(cublasHandle_t handle, int64_t n, const double *alpha, double *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDscal_v2_64(session, handle, n, alpha, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCscal_v2(cublasHandle_t handle, int n, const cuComplex *alpha, cuComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCscal_v2(session, handle, n, alpha, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCscal_v2_64(cublasHandle_t handle, int64_t n, const cuComplex *alpha, cuComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCscal_v2_64(session, handle, n, alpha, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZscal_v2(cublasHandle_t handle, int n, const cuDoubleComplex *alpha, cuDoubleComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZscal_v2(session, handle, n, alpha, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZscal_v2_64(cublasHandle_t handle, int64_t n, const cuDoubleComplex *alpha, cuDoubleComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZscal_v2_64(session, handle, n, alpha, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsscal_v2(cublasHandle_t handle, int n, const float *alpha, cuComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsscal_v2(session, handle, n, alpha, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsscal_v2_64(cublasHandle_t handle, int64_t n, const float *alpha, cuComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsscal_v2_64(session, handle, n, alpha, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZdscal_v2(cublasHandle_t handle, int n, const double *alpha, cuDoubleComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZdscal_v2(session, handle, n, alpha, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZdscal_v2_64(cublasHandle_t handle, int64_t n, const double *alpha, cuDoubleComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZdscal_v2_64(session, handle, n, alpha, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSrot_v2(cublasHandle_t handle, int n, float *x, int incx, float *y, int incy, const float *c, const float *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSrot_v2(session, handle, n, x, incx, y, incy, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSrot_v2_64(cublasHandle_t handle, int64_t n, float *x, int64_t incx, float *y, int64_t incy, const float *c, const float *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSrot_v2_64(session, handle, n, x, incx, y, incy, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDrot_v2(cublasHandle_t handle, int n, double *x, int incx, double *y, int incy, const double *c, const double *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDrot_v2(session, handle, n, x, incx, y, incy, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDrot_v2_64(cublasHandle_t handle, int64_t n, double *x, int64_t incx, double *y, int64_t incy, const double *c, const double *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDrot_v2_64(session, handle, n, x, incx, y, incy, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCrot_v2(cublasHandle_t handle, int n, cuComplex *x, int incx, cuComplex *y, int incy, const float *c, const cuComplex *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCrot_v2(session, handle, n, x, incx, y, incy, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCrot_v2_64(cublasHandle_t handle, int64_t n, cuComplex *x, int64_t incx, cuComplex *y, int64_t incy, const float *c, const cuComplex *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCrot_v2_64(session, handle, n, x, incx, y, incy, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZrot_v2(cublasHandle_t handle, int n, cuDoubleComplex *x, int incx, cuDoubleComplex *y, int incy, const double *c, const cuDoubleComplex *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZrot_v2(session, handle, n, x, incx, y, incy, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZrot_v2_64(cublasHandle_t handle, int64_t n, cuDoubleComplex *x, int64_t incx, cuDoubleComplex *y, int64_t incy, const double *c, const cuDoubleComplex *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZrot_v2_64(session, handle, n, x, incx, y, incy, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsrot_v2(cublasHandle_t handle, int n, cuComplex *x, int incx, cuComplex *y, int incy, const float *c, const float *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsrot_v2(session, handle, n, x, incx, y, incy, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsrot_v2_64(cublasHandle_t handle, int64_t n, cuComplex *x, int64_t incx, cuComplex *y, int64_t incy, const float *c, const float *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsrot_v2_64(session, handle, n, x, incx, y, incy, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZdrot_v2(cublasHandle_t handle, int n, cuDoubleComplex *x, int incx, cuDoubleComplex *y, int incy, const double *c, const double *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZdrot_v2(session, handle, n, x, incx, y, incy, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZdrot_v2_64(cublasHandle_t handle, int64_t n, cuDoubleComplex *x, int64_t incx, cuDoubleComplex *y, int64_t incy, const double *c, const double *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZdrot_v2_64(session, handle, n, x, incx, y, incy, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSrotg_v2(cublasHandle_t handle, float *a, float *b, float *c, float *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSrotg_v2(session, handle, a, b, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDrotg_v2(cublasHandle_t handle, double *a, double *b, double *c, double *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDrotg_v2(session, handle, a, b, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCrotg_v2(cublasHandle_t handle, cuComplex *a, cuComplex *b, float *c, cuComplex *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCrotg_v2(session, handle, a, b, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZrotg_v2(cublasHandle_t handle, cuDoubleComplex *a, cuDoubleComplex *b, double *c, cuDoubleComplex *s)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZrotg_v2(session, handle, a, b, c, s) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSrotm_v2(cublasHandle_t handle, int n, float *x, int incx, float *y, int incy, const float *param)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSrotm_v2(session, handle, n, x, incx, y, incy, param) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSrotm_v2_64(cublasHandle_t handle, int64_t n, float *x, int64_t incx, float *y, int64_t incy, const float *param)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSrotm_v2_64(session, handle, n, x, incx, y, incy, param) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDrotm_v2(cublasHandle_t handle, int n, double *x, int incx, double *y, int incy, const double *param)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDrotm_v2(session, handle, n, x, incx, y, incy, param) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDrotm_v2_64(cublasHandle_t handle, int64_t n, double *x, int64_t incx, double *y, int64_t incy, const double *param)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDrotm_v2_64(session, handle, n, x, incx, y, incy, param) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSrotmg_v2(cublasHandle_t handle, float *d1, float *d2, float *x1, const float *y1, float *param)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSrotmg_v2(session, handle, d1, d2, x1, y1, param) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDrotmg_v2(cublasHandle_t handle, double *d1, double *d2, double *x1, const double *y1, double *param)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDrotmg_v2(session, handle, d1, d2, x1, y1, param) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemv_v2(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const float *alpha, const float *A, int lda, const float *x, int incx, const float *beta, float *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemv_v2(session, handle, trans, m, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemv_v2_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const float *alpha, const float *A, int64_t lda, const float *x, int64_t incx, const float *beta, float *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemv_v2_64(session, handle, trans, m, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemv_v2(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const double *alpha, const double *A, int lda, const double *x, int incx, const double *beta, double *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemv_v2(session, handle, trans, m, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemv_v2_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const double *alpha, const double *A, int64_t lda, const double *x, int64_t incx, const double *beta, double *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemv_v2_64(session, handle, trans, m, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemv_v2(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *x, int incx, const cuComplex *beta, cuComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemv_v2(session, handle, trans, m, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemv_v2_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *x, int64_t incx, const cuComplex *beta, cuComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemv_v2_64(session, handle, trans, m, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemv_v2(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *x, int incx, const cuDoubleComplex *beta, cuDoubleComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemv_v2(session, handle, trans, m, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemv_v2_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *x, int64_t incx, const cuDoubleComplex *beta, cuDoubleComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemv_v2_64(session, handle, trans, m, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgbmv_v2(cublasHandle_t handle, cublasOperation_t trans, int m, int n, int kl, int ku, const float *alpha, const float *A, int lda, const float *x, int incx, const float *beta, float *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgbmv_v2(session, handle, trans, m, n, kl, ku, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgbmv_v2_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, int64_t kl, int64_t ku, const float *alpha, const float *A, int64_t lda, const float *x, int64_t incx, const float *beta, float *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgbmv_v2_64(session, handle, trans, m, n, kl, ku, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgbmv_v2(cublasHandle_t handle, cublasOperation_t trans, int m, int n, int kl, int ku, const double *alpha, const double *A, int lda, const double *x, int incx, const double *beta, double *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgbmv_v2(session, handle, trans, m, n, kl, ku, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgbmv_v2_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, int64_t kl, int64_t ku, const double *alpha, const double *A, int64_t lda, const double *x, int64_t incx, const double *beta, double *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgbmv_v2_64(session, handle, trans, m, n, kl, ku, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgbmv_v2(cublasHandle_t handle, cublasOperation_t trans, int m, int n, int kl, int ku, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *x, int incx, const cuComplex *beta, cuComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgbmv_v2(session, handle, trans, m, n, kl, ku, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgbmv_v2_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, int64_t kl, int64_t ku, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *x, int64_t incx, const cuComplex *beta, cuComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgbmv_v2_64(session, handle, trans, m, n, kl, ku, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgbmv_v2(cublasHandle_t handle, cublasOperation_t trans, int m, int n, int kl, int ku, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *x, int incx, const cuDoubleComplex *beta, cuDoubleComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgbmv_v2(session, handle, trans, m, n, kl, ku, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgbmv_v2_64(cublasHandle_t handle, cublasOperation_t trans, int64_t m, int64_t n, int64_t kl, int64_t ku, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *x, int64_t incx, const cuDoubleComplex *beta, cuDoubleComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgbmv_v2_64(session, handle, trans, m, n, kl, ku, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStrmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const float *A, int lda, float *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStrmv_v2(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStrmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const float *A, int64_t lda, float *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStrmv_v2_64(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtrmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const double *A, int lda, double *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtrmv_v2(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtrmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const double *A, int64_t lda, double *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtrmv_v2_64(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtrmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const cuComplex *A, int lda, cuComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtrmv_v2(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtrmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const cuComplex *A, int64_t lda, cuComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtrmv_v2_64(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtrmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const cuDoubleComplex *A, int lda, cuDoubleComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtrmv_v2(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtrmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const cuDoubleComplex *A, int64_t lda, cuDoubleComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtrmv_v2_64(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStrsv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const float *A, int lda, float *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStrsv_v2(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStrsv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const float *A, int64_t lda, float *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStrsv_v2_64(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtrsv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const double *A, int lda, double *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtrsv_v2(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtrsv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const double *A, int64_t lda, double *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtrsv_v2_64(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtrsv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const cuComplex *A, int lda, cuComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtrsv_v2(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtrsv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const cuComplex *A, int64_t lda, cuComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtrsv_v2_64(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtrsv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const cuDoubleComplex *A, int lda, cuDoubleComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtrsv_v2(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtrsv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const cuDoubleComplex *A, int64_t lda, cuDoubleComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtrsv_v2_64(session, handle, uplo, trans, diag, n, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStpmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const float *AP, float *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStpmv_v2(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStpmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const float *AP, float *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStpmv_v2_64(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtpmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const double *AP, double *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtpmv_v2(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtpmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const double *AP, double *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtpmv_v2_64(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtpmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const cuComplex *AP, cuComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtpmv_v2(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtpmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const cuComplex *AP, cuComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtpmv_v2_64(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtpmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const cuDoubleComplex *AP, cuDoubleComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtpmv_v2(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtpmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const cuDoubleComplex *AP, cuDoubleComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtpmv_v2_64(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStpsv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const float *AP, float *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStpsv_v2(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStpsv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const float *AP, float *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStpsv_v2_64(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtpsv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const double *AP, double *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtpsv_v2(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtpsv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const double *AP, double *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtpsv_v2_64(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtpsv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const cuComplex *AP, cuComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtpsv_v2(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtpsv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const cuComplex *AP, cuComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtpsv_v2_64(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtpsv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const cuDoubleComplex *AP, cuDoubleComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtpsv_v2(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtpsv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, const cuDoubleComplex *AP, cuDoubleComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtpsv_v2_64(session, handle, uplo, trans, diag, n, AP, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStbmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, int k, const float *A, int lda, float *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStbmv_v2(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStbmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, int64_t k, const float *A, int64_t lda, float *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStbmv_v2_64(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtbmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, int k, const double *A, int lda, double *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtbmv_v2(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtbmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, int64_t k, const double *A, int64_t lda, double *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtbmv_v2_64(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtbmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, int k, const cuComplex *A, int lda, cuComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtbmv_v2(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtbmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, int64_t k, const cuComplex *A, int64_t lda, cuComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtbmv_v2_64(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtbmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, int k, const cuDoubleComplex *A, int lda, cuDoubleComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtbmv_v2(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtbmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, int64_t k, const cuDoubleComplex *A, int64_t lda, cuDoubleComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtbmv_v2_64(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStbsv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, int k, const float *A, int lda, float *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStbsv_v2(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStbsv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, int64_t k, const float *A, int64_t lda, float *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStbsv_v2_64(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtbsv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, int k, const double *A, int lda, double *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtbsv_v2(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtbsv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, int64_t k, const double *A, int64_t lda, double *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtbsv_v2_64(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtbsv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, int k, const cuComplex *A, int lda, cuComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtbsv_v2(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtbsv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, int64_t k, const cuComplex *A, int64_t lda, cuComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtbsv_v2_64(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtbsv_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, int k, const cuDoubleComplex *A, int lda, cuDoubleComplex *x, int incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtbsv_v2(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtbsv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t n, int64_t k, const cuDoubleComplex *A, int64_t lda, cuDoubleComplex *x, int64_t incx)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtbsv_v2_64(session, handle, uplo, trans, diag, n, k, A, lda, x, incx) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsymv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const float *alpha, const float *A, int lda, const float *x, int incx, const float *beta, float *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsymv_v2(session, handle, uplo, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsymv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const float *alpha, const float *A, int64_t lda, const float *x, int64_t incx, const float *beta, float *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsymv_v2_64(session, handle, uplo, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsymv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const double *alpha, const double *A, int lda, const double *x, int incx, const double *beta, double *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsymv_v2(session, handle, uplo, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsymv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const double *alpha, const double *A, int64_t lda, const double *x, int64_t incx, const double *beta, double *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsymv_v2_64(session, handle, uplo, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsymv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *x, int incx, const cuComplex *beta, cuComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsymv_v2(session, handle, uplo, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsymv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *x, int64_t incx, const cuComplex *beta, cuComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsymv_v2_64(session, handle, uplo, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsymv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *x, int incx, const cuDoubleComplex *beta, cuDoubleComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsymv_v2(session, handle, uplo, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsymv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *x, int64_t incx, const cuDoubleComplex *beta, cuDoubleComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsymv_v2_64(session, handle, uplo, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasChemv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *x, int incx, const cuComplex *beta, cuComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasChemv_v2(session, handle, uplo, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasChemv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *x, int64_t incx, const cuComplex *beta, cuComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasChemv_v2_64(session, handle, uplo, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZhemv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *x, int incx, const cuDoubleComplex *beta, cuDoubleComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZhemv_v2(session, handle, uplo, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZhemv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *x, int64_t incx, const cuDoubleComplex *beta, cuDoubleComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZhemv_v2_64(session, handle, uplo, n, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsbmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, int k, const float *alpha, const float *A, int lda, const float *x, int incx, const float *beta, float *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsbmv_v2(session, handle, uplo, n, k, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsbmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, int64_t k, const float *alpha, const float *A, int64_t lda, const float *x, int64_t incx, const float *beta, float *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsbmv_v2_64(session, handle, uplo, n, k, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsbmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, int k, const double *alpha, const double *A, int lda, const double *x, int incx, const double *beta, double *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsbmv_v2(session, handle, uplo, n, k, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsbmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, int64_t k, const double *alpha, const double *A, int64_t lda, const double *x, int64_t incx, const double *beta, double *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsbmv_v2_64(session, handle, uplo, n, k, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasChbmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, int k, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *x, int incx, const cuComplex *beta, cuComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasChbmv_v2(session, handle, uplo, n, k, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasChbmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, int64_t k, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *x, int64_t incx, const cuComplex *beta, cuComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasChbmv_v2_64(session, handle, uplo, n, k, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZhbmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, int k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *x, int incx, const cuDoubleComplex *beta, cuDoubleComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZhbmv_v2(session, handle, uplo, n, k, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZhbmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, int64_t k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *x, int64_t incx, const cuDoubleComplex *beta, cuDoubleComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZhbmv_v2_64(session, handle, uplo, n, k, alpha, A, lda, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSspmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const float *alpha, const float *AP, const float *x, int incx, const float *beta, float *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSspmv_v2(session, handle, uplo, n, alpha, AP, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSspmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const float *alpha, const float *AP, const float *x, int64_t incx, const float *beta, float *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSspmv_v2_64(session, handle, uplo, n, alpha, AP, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDspmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const double *alpha, const double *AP, const double *x, int incx, const double *beta, double *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDspmv_v2(session, handle, uplo, n, alpha, AP, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDspmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const double *alpha, const double *AP, const double *x, int64_t incx, const double *beta, double *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDspmv_v2_64(session, handle, uplo, n, alpha, AP, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasChpmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuComplex *alpha, const cuComplex *AP, const cuComplex *x, int incx, const cuComplex *beta, cuComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasChpmv_v2(session, handle, uplo, n, alpha, AP, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasChpmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuComplex *alpha, const cuComplex *AP, const cuComplex *x, int64_t incx, const cuComplex *beta, cuComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasChpmv_v2_64(session, handle, uplo, n, alpha, AP, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZhpmv_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *AP, const cuDoubleComplex *x, int incx, const cuDoubleComplex *beta, cuDoubleComplex *y, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZhpmv_v2(session, handle, uplo, n, alpha, AP, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZhpmv_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *AP, const cuDoubleComplex *x, int64_t incx, const cuDoubleComplex *beta, cuDoubleComplex *y, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZhpmv_v2_64(session, handle, uplo, n, alpha, AP, x, incx, beta, y, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSger_v2(cublasHandle_t handle, int m, int n, const float *alpha, const float *x, int incx, const float *y, int incy, float *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSger_v2(session, handle, m, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSger_v2_64(cublasHandle_t handle, int64_t m, int64_t n, const float *alpha, const float *x, int64_t incx, const float *y, int64_t incy, float *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSger_v2_64(session, handle, m, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDger_v2(cublasHandle_t handle, int m, int n, const double *alpha, const double *x, int incx, const double *y, int incy, double *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDger_v2(session, handle, m, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDger_v2_64(cublasHandle_t handle, int64_t m, int64_t n, const double *alpha, const double *x, int64_t incx, const double *y, int64_t incy, double *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDger_v2_64(session, handle, m, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgeru_v2(cublasHandle_t handle, int m, int n, const cuComplex *alpha, const cuComplex *x, int incx, const cuComplex *y, int incy, cuComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgeru_v2(session, handle, m, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgeru_v2_64(cublasHandle_t handle, int64_t m, int64_t n, const cuComplex *alpha, const cuComplex *x, int64_t incx, const cuComplex *y, int64_t incy, cuComplex *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgeru_v2_64(session, handle, m, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgeru_v2(cublasHandle_t handle, int m, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int incx, const cuDoubleComplex *y, int incy, cuDoubleComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgeru_v2(session, handle, m, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgeru_v2_64(cublasHandle_t handle, int64_t m, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int64_t incx, const cuDoubleComplex *y, int64_t incy, cuDoubleComplex *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgeru_v2_64(session, handle, m, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgerc_v2(cublasHandle_t handle, int m, int n, const cuComplex *alpha, const cuComplex *x, int incx, const cuComplex *y, int incy, cuComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgerc_v2(session, handle, m, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgerc_v2_64(cublasHandle_t handle, int64_t m, int64_t n, const cuComplex *alpha, const cuComplex *x, int64_t incx, const cuComplex *y, int64_t incy, cuComplex *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgerc_v2_64(session, handle, m, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgerc_v2(cublasHandle_t handle, int m, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int incx, const cuDoubleComplex *y, int incy, cuDoubleComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgerc_v2(session, handle, m, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgerc_v2_64(cublasHandle_t handle, int64_t m, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int64_t incx, const cuDoubleComplex *y, int64_t incy, cuDoubleComplex *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgerc_v2_64(session, handle, m, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsyr_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const float *alpha, const float *x, int incx, float *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsyr_v2(session, handle, uplo, n, alpha, x, incx, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsyr_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const float *alpha, const float *x, int64_t incx, float *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsyr_v2_64(session, handle, uplo, n, alpha, x, incx, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsyr_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const double *alpha, const double *x, int incx, double *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsyr_v2(session, handle, uplo, n, alpha, x, incx, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsyr_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const double *alpha, const double *x, int64_t incx, double *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsyr_v2_64(session, handle, uplo, n, alpha, x, incx, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyr_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuComplex *alpha, const cuComplex *x, int incx, cuComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyr_v2(session, handle, uplo, n, alpha, x, incx, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyr_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuComplex *alpha, const cuComplex *x, int64_t incx, cuComplex *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyr_v2_64(session, handle, uplo, n, alpha, x, incx, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsyr_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int incx, cuDoubleComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsyr_v2(session, handle, uplo, n, alpha, x, incx, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsyr_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int64_t incx, cuDoubleComplex *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsyr_v2_64(session, handle, uplo, n, alpha, x, incx, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCher_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const float *alpha, const cuComplex *x, int incx, cuComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCher_v2(session, handle, uplo, n, alpha, x, incx, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCher_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const float *alpha, const cuComplex *x, int64_t incx, cuComplex *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCher_v2_64(session, handle, uplo, n, alpha, x, incx, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZher_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const double *alpha, const cuDoubleComplex *x, int incx, cuDoubleComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZher_v2(session, handle, uplo, n, alpha, x, incx, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZher_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const double *alpha, const cuDoubleComplex *x, int64_t incx, cuDoubleComplex *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZher_v2_64(session, handle, uplo, n, alpha, x, incx, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSspr_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const float *alpha, const float *x, int incx, float *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSspr_v2(session, handle, uplo, n, alpha, x, incx, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSspr_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const float *alpha, const float *x, int64_t incx, float *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSspr_v2_64(session, handle, uplo, n, alpha, x, incx, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDspr_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const double *alpha, const double *x, int incx, double *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDspr_v2(session, handle, uplo, n, alpha, x, incx, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDspr_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const double *alpha, const double *x, int64_t incx, double *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDspr_v2_64(session, handle, uplo, n, alpha, x, incx, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasChpr_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const float *alpha, const cuComplex *x, int incx, cuComplex *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasChpr_v2(session, handle, uplo, n, alpha, x, incx, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasChpr_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const float *alpha, const cuComplex *x, int64_t incx, cuComplex *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasChpr_v2_64(session, handle, uplo, n, alpha, x, incx, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZhpr_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const double *alpha, const cuDoubleComplex *x, int incx, cuDoubleComplex *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZhpr_v2(session, handle, uplo, n, alpha, x, incx, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZhpr_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const double *alpha, const cuDoubleComplex *x, int64_t incx, cuDoubleComplex *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZhpr_v2_64(session, handle, uplo, n, alpha, x, incx, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsyr2_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const float *alpha, const float *x, int incx, const float *y, int incy, float *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsyr2_v2(session, handle, uplo, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsyr2_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const float *alpha, const float *x, int64_t incx, const float *y, int64_t incy, float *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsyr2_v2_64(session, handle, uplo, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsyr2_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const double *alpha, const double *x, int incx, const double *y, int incy, double *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsyr2_v2(session, handle, uplo, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsyr2_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const double *alpha, const double *x, int64_t incx, const double *y, int64_t incy, double *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsyr2_v2_64(session, handle, uplo, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyr2_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuComplex *alpha, const cuComplex *x, int incx, const cuComplex *y, int incy, cuComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyr2_v2(session, handle, uplo, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyr2_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuComplex *alpha, const cuComplex *x, int64_t incx, const cuComplex *y, int64_t incy, cuComplex *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyr2_v2_64(session, handle, uplo, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsyr2_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int incx, const cuDoubleComplex *y, int incy, cuDoubleComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsyr2_v2(session, handle, uplo, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsyr2_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int64_t incx, const cuDoubleComplex *y, int64_t incy, cuDoubleComplex *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsyr2_v2_64(session, handle, uplo, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCher2_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuComplex *alpha, const cuComplex *x, int incx, const cuComplex *y, int incy, cuComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCher2_v2(session, handle, uplo, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCher2_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuComplex *alpha, const cuComplex *x, int64_t incx, const cuComplex *y, int64_t incy, cuComplex *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCher2_v2_64(session, handle, uplo, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZher2_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int incx, const cuDoubleComplex *y, int incy, cuDoubleComplex *A, int lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZher2_v2(session, handle, uplo, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZher2_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int64_t incx, const cuDoubleComplex *y, int64_t incy, cuDoubleComplex *A, int64_t lda)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZher2_v2_64(session, handle, uplo, n, alpha, x, incx, y, incy, A, lda) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSspr2_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const float *alpha, const float *x, int incx, const float *y, int incy, float *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSspr2_v2(session, handle, uplo, n, alpha, x, incx, y, incy, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSspr2_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const float *alpha, const float *x, int64_t incx, const float *y, int64_t incy, float *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSspr2_v2_64(session, handle, uplo, n, alpha, x, incx, y, incy, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDspr2_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const double *alpha, const double *x, int incx, const double *y, int incy, double *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDspr2_v2(session, handle, uplo, n, alpha, x, incx, y, incy, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDspr2_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const double *alpha, const double *x, int64_t incx, const double *y, int64_t incy, double *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDspr2_v2_64(session, handle, uplo, n, alpha, x, incx, y, incy, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasChpr2_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuComplex *alpha, const cuComplex *x, int incx, const cuComplex *y, int incy, cuComplex *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasChpr2_v2(session, handle, uplo, n, alpha, x, incx, y, incy, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasChpr2_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuComplex *alpha, const cuComplex *x, int64_t incx, const cuComplex *y, int64_t incy, cuComplex *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasChpr2_v2_64(session, handle, uplo, n, alpha, x, incx, y, incy, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZhpr2_v2(cublasHandle_t handle, cublasFillMode_t uplo, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int incx, const cuDoubleComplex *y, int incy, cuDoubleComplex *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZhpr2_v2(session, handle, uplo, n, alpha, x, incx, y, incy, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZhpr2_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *x, int64_t incx, const cuDoubleComplex *y, int64_t incy, cuDoubleComplex *AP)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZhpr2_v2_64(session, handle, uplo, n, alpha, x, incx, y, incy, AP) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemm_v2(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const float *alpha, const float *A, int lda, const float *B, int ldb, const float *beta, float *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemm_v2(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemm_v2_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const float *alpha, const float *A, int64_t lda, const float *B, int64_t ldb, const float *beta, float *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemm_v2_64(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemm_v2(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const double *alpha, const double *A, int lda, const double *B, int ldb, const double *beta, double *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemm_v2(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgemm_v2_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const double *alpha, const double *A, int64_t lda, const double *B, int64_t ldb, const double *beta, double *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgemm_v2_64(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemm_v2(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, const cuComplex *beta, cuComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemm_v2(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemm_v2_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *B, int64_t ldb, const cuComplex *beta, cuComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemm_v2_64(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemm_v2(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, const cuDoubleComplex *beta, cuDoubleComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemm_v2(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemm_v2_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *B, int64_t ldb, const cuDoubleComplex *beta, cuDoubleComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemm_v2_64(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHgemm(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const __half *alpha, const __half *A, int lda, const __half *B, int ldb, const __half *beta, __half *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHgemm(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasHgemm_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const __half *alpha, const __half *A, int64_t lda, const __half *B, int64_t ldb, const __half *beta, __half *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasHgemm_64(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemm3m(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, const cuComplex *beta, cuComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemm3m(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemm3m_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *B, int64_t ldb, const cuComplex *beta, cuComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemm3m_64(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemm3m(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, const cuDoubleComplex *beta, cuDoubleComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemm3m(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgemm3m_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *B, int64_t ldb, const cuDoubleComplex *beta, cuDoubleComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgemm3m_64(session, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsymm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, int m, int n, const float *alpha, const float *A, int lda, const float *B, int ldb, const float *beta, float *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsymm_v2(session, handle, side, uplo, m, n, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsymm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, int64_t m, int64_t n, const float *alpha, const float *A, int64_t lda, const float *B, int64_t ldb, const float *beta, float *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsymm_v2_64(session, handle, side, uplo, m, n, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsymm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, int m, int n, const double *alpha, const double *A, int lda, const double *B, int ldb, const double *beta, double *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsymm_v2(session, handle, side, uplo, m, n, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsymm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, int64_t m, int64_t n, const double *alpha, const double *A, int64_t lda, const double *B, int64_t ldb, const double *beta, double *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsymm_v2_64(session, handle, side, uplo, m, n, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsymm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, int m, int n, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, const cuComplex *beta, cuComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsymm_v2(session, handle, side, uplo, m, n, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsymm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, int64_t m, int64_t n, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *B, int64_t ldb, const cuComplex *beta, cuComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsymm_v2_64(session, handle, side, uplo, m, n, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsymm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, int m, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, const cuDoubleComplex *beta, cuDoubleComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsymm_v2(session, handle, side, uplo, m, n, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsymm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, int64_t m, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *B, int64_t ldb, const cuDoubleComplex *beta, cuDoubleComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsymm_v2_64(session, handle, side, uplo, m, n, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasChemm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, int m, int n, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, const cuComplex *beta, cuComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasChemm_v2(session, handle, side, uplo, m, n, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasChemm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, int64_t m, int64_t n, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *B, int64_t ldb, const cuComplex *beta, cuComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasChemm_v2_64(session, handle, side, uplo, m, n, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZhemm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, int m, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, const cuDoubleComplex *beta, cuDoubleComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZhemm_v2(session, handle, side, uplo, m, n, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZhemm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, int64_t m, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *B, int64_t ldb, const cuDoubleComplex *beta, cuDoubleComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZhemm_v2_64(session, handle, side, uplo, m, n, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsyrk_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const float *alpha, const float *A, int lda, const float *beta, float *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsyrk_v2(session, handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsyrk_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const float *alpha, const float *A, int64_t lda, const float *beta, float *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsyrk_v2_64(session, handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsyrk_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const double *alpha, const double *A, int lda, const double *beta, double *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsyrk_v2(session, handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsyrk_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const double *alpha, const double *A, int64_t lda, const double *beta, double *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsyrk_v2_64(session, handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyrk_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *beta, cuComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyrk_v2(session, handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyrk_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *beta, cuComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyrk_v2_64(session, handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsyrk_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *beta, cuDoubleComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsyrk_v2(session, handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsyrk_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *beta, cuDoubleComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsyrk_v2_64(session, handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCherk_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const float *alpha, const cuComplex *A, int lda, const float *beta, cuComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCherk_v2(session, handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCherk_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const float *alpha, const cuComplex *A, int64_t lda, const float *beta, cuComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCherk_v2_64(session, handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZherk_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const double *alpha, const cuDoubleComplex *A, int lda, const double *beta, cuDoubleComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZherk_v2(session, handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZherk_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const double *alpha, const cuDoubleComplex *A, int64_t lda, const double *beta, cuDoubleComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZherk_v2_64(session, handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsyr2k_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const float *alpha, const float *A, int lda, const float *B, int ldb, const float *beta, float *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsyr2k_v2(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsyr2k_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const float *alpha, const float *A, int64_t lda, const float *B, int64_t ldb, const float *beta, float *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsyr2k_v2_64(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsyr2k_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const double *alpha, const double *A, int lda, const double *B, int ldb, const double *beta, double *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsyr2k_v2(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsyr2k_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const double *alpha, const double *A, int64_t lda, const double *B, int64_t ldb, const double *beta, double *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsyr2k_v2_64(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyr2k_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, const cuComplex *beta, cuComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyr2k_v2(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyr2k_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *B, int64_t ldb, const cuComplex *beta, cuComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyr2k_v2_64(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsyr2k_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, const cuDoubleComplex *beta, cuDoubleComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsyr2k_v2(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsyr2k_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *B, int64_t ldb, const cuDoubleComplex *beta, cuDoubleComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsyr2k_v2_64(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCher2k_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, const float *beta, cuComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCher2k_v2(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCher2k_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *B, int64_t ldb, const float *beta, cuComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCher2k_v2_64(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZher2k_v2(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, const double *beta, cuDoubleComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZher2k_v2(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZher2k_v2_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *B, int64_t ldb, const double *beta, cuDoubleComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZher2k_v2_64(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsyrkx(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const float *alpha, const float *A, int lda, const float *B, int ldb, const float *beta, float *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsyrkx(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSsyrkx_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const float *alpha, const float *A, int64_t lda, const float *B, int64_t ldb, const float *beta, float *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSsyrkx_64(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsyrkx(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const double *alpha, const double *A, int lda, const double *B, int ldb, const double *beta, double *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsyrkx(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDsyrkx_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const double *alpha, const double *A, int64_t lda, const double *B, int64_t ldb, const double *beta, double *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDsyrkx_64(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyrkx(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, const cuComplex *beta, cuComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyrkx(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyrkx_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *B, int64_t ldb, const cuComplex *beta, cuComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyrkx_64(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsyrkx(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, const cuDoubleComplex *beta, cuDoubleComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsyrkx(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZsyrkx_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *B, int64_t ldb, const cuDoubleComplex *beta, cuDoubleComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZsyrkx_64(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCherkx(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, const float *beta, cuComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCherkx(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCherkx_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *B, int64_t ldb, const float *beta, cuComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCherkx_64(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZherkx(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, const double *beta, cuDoubleComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZherkx(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZherkx_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *B, int64_t ldb, const double *beta, cuDoubleComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZherkx_64(session, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStrmm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const float *alpha, const float *A, int lda, const float *B, int ldb, float *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStrmm_v2(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStrmm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t m, int64_t n, const float *alpha, const float *A, int64_t lda, const float *B, int64_t ldb, float *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStrmm_v2_64(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtrmm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const double *alpha, const double *A, int lda, const double *B, int ldb, double *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtrmm_v2(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtrmm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t m, int64_t n, const double *alpha, const double *A, int64_t lda, const double *B, int64_t ldb, double *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtrmm_v2_64(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtrmm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const cuComplex *alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, cuComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtrmm_v2(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtrmm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t m, int64_t n, const cuComplex *alpha, const cuComplex *A, int64_t lda, const cuComplex *B, int64_t ldb, cuComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtrmm_v2_64(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtrmm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, cuDoubleComplex *C, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtrmm_v2(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtrmm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t m, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, const cuDoubleComplex *B, int64_t ldb, cuDoubleComplex *C, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtrmm_v2_64(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, C, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStrsm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const float *alpha, const float *A, int lda, float *B, int ldb)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStrsm_v2(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasStrsm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t m, int64_t n, const float *alpha, const float *A, int64_t lda, float *B, int64_t ldb)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasStrsm_v2_64(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtrsm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const double *alpha, const double *A, int lda, double *B, int ldb)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtrsm_v2(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDtrsm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t m, int64_t n, const double *alpha, const double *A, int64_t lda, double *B, int64_t ldb)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDtrsm_v2_64(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtrsm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const cuComplex *alpha, const cuComplex *A, int lda, cuComplex *B, int ldb)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtrsm_v2(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCtrsm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t m, int64_t n, const cuComplex *alpha, const cuComplex *A, int64_t lda, cuComplex *B, int64_t ldb)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCtrsm_v2_64(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtrsm_v2(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int lda, cuDoubleComplex *B, int ldb)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtrsm_v2(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZtrsm_v2_64(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int64_t m, int64_t n, const cuDoubleComplex *alpha, const cuDoubleComplex *A, int64_t lda, cuDoubleComplex *B, int64_t ldb)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZtrsm_v2_64(session, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT int cublasIsamax(int n, const float *x, int incx)
{
    return __extension__({ int result = {0}; cublas_keep(cublasIsamax_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT int cublasIdamax(int n, const double *x, int incx)
{
    return __extension__({ int result = {0}; cublas_keep(cublasIdamax_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT int cublasIcamax(int n, const cuComplex *x, int incx)
{
    return __extension__({ int result = {0}; cublas_keep(cublasIcamax_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT int cublasIzamax(int n, const cuDoubleComplex *x, int incx)
{
    return __extension__({ int result = {0}; cublas_keep(cublasIzamax_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT int cublasIsamin(int n, const float *x, int incx)
{
    return __extension__({ int result = {0}; cublas_keep(cublasIsamin_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT int cublasIdamin(int n, const double *x, int incx)
{
    return __extension__({ int result = {0}; cublas_keep(cublasIdamin_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT int cublasIcamin(int n, const cuComplex *x, int incx)
{
    return __extension__({ int result = {0}; cublas_keep(cublasIcamin_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT int cublasIzamin(int n, const cuDoubleComplex *x, int incx)
{
    return __extension__({ int result = {0}; cublas_keep(cublasIzamin_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT float cublasSasum(int n, const float *x, int incx)
{
    return __extension__({ float result = {0}; cublas_keep(cublasSasum_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT double cublasDasum(int n, const double *x, int incx)
{
    return __extension__({ double result = {0}; cublas_keep(cublasDasum_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT float cublasScasum(int n, const cuComplex *x, int incx)
{
    return __extension__({ float result = {0}; cublas_keep(cublasScasum_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT double cublasDzasum(int n, const cuDoubleComplex *x, int incx)
{
    return __extension__({ double result = {0}; cublas_keep(cublasDzasum_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT float cublasSnrm2(int n, const float *x, int incx)
{
    return __extension__({ float result = {0}; cublas_keep(cublasSnrm2_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT double cublasDnrm2(int n, const double *x, int incx)
{
    return __extension__({ double result = {0}; cublas_keep(cublasDnrm2_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT float cublasScnrm2(int n, const cuComplex *x, int incx)
{
    return __extension__({ float result = {0}; cublas_keep(cublasScnrm2_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT double cublasDznrm2(int n, const cuDoubleComplex *x, int incx)
{
    return __extension__({ double result = {0}; cublas_keep(cublasDznrm2_v2(cublas_first_handle(), n, x, incx, &result)); result; });
}

GTAP_EXPORT float cublasSdot(int n, const float *x, int incx, const float *y, int incy)
{
    return __extension__({ float result = {0}; cublas_keep(cublasSdot_v2(cublas_first_handle(), n, x, incx, y, incy, &result)); result; });
}

GTAP_EXPORT double cublasDdot(int n, const double *x, int incx, const double *y, int incy)
{
    return __extension__({ double result = {0}; cublas_keep(cublasDdot_v2(cublas_first_handle(), n, x, incx, y, incy, &result)); result; });
}

GTAP_EXPORT cuComplex cublasCdotu(int n, const cuComplex *x, int incx, const cuComplex *y, int incy)
{
    return __extension__({ cuComplex result = {0}; cublas_keep(cublasCdotu_v2(cublas_first_handle(), n, x, incx, y, incy, &result)); result; });
}

GTAP_EXPORT cuDoubleComplex cublasZdotu(int n, const cuDoubleComplex *x, int incx, const cuDoubleComplex *y, int incy)
{
    return __extension__({ cuDoubleComplex result = {0}; cublas_keep(cublasZdotu_v2(cublas_first_handle(), n, x, incx, y, incy, &result)); result; });
}

GTAP_EXPORT cuComplex cublasCdotc(int n, const cuComplex *x, int incx, const cuComplex *y, int incy)
{
    return __extension__({ cuComplex result = {0}; cublas_keep(cublasCdotc_v2(cublas_first_handle(), n, x, incx, y, incy, &result)); result; });
}

GTAP_EXPORT cuDoubleComplex cublasZdotc(int n, const cuDoubleComplex *x, int incx, const cuDoubleComplex *y, int incy)
{
    return __extension__({ cuDoubleComplex result = {0}; cublas_keep(cublasZdotc_v2(cublas_first_handle(), n, x, incx, y, incy, &result)); result; });
}

GTAP_EXPORT void cublasSaxpy(int n, float alpha, const float *x, int incx, float *y, int incy)
{
    return cublas_keep(cublasSaxpy_v2(cublas_first_handle(), n, &alpha, x, incx, y, incy));
}

GTAP_EXPORT void cublasDaxpy(int n, double alpha, const double *x, int incx, double *y, int incy)
{
    return cublas_keep(cublasDaxpy_v2(cublas_first_handle(), n, &alpha, x, incx, y, incy));
}

GTAP_EXPORT void cublasCaxpy(int n, cuComplex alpha, const cuComplex *x, int incx, cuComplex *y, int incy)
{
    return cublas_keep(cublasCaxpy_v2(cublas_first_handle(), n, &alpha, x, incx, y, incy));
}

GTAP_EXPORT void cublasZaxpy(int n, cuDoubleComplex alpha, const cuDoubleComplex *x, int incx, cuDoubleComplex *y, int incy)
{
    return cublas_keep(cublasZaxpy_v2(cublas_first_handle(), n, &alpha, x, incx, y, incy));
}

GTAP_EXPORT void cublasScopy(int n, const float *x, int incx, float *y, int incy)
{
    return cublas_keep(cublasScopy_v2(cublas_first_handle(), n, x, incx, y, incy));
}

GTAP_EXPORT void cublasDcopy(int n, const double *x, int incx, double *y, int incy)
{
    return cublas_keep(cublasDcopy_v2(cublas_first_handle(), n, x, incx, y, incy));
}

GTAP_EXPORT void cublasCcopy(int n, const cuComplex *x, int incx, cuComplex *y, int incy)
{
    return cublas_keep(cublasCcopy_v2(cublas_first_handle(), n, x, incx, y, incy));
}

GTAP_EXPORT void cublasZcopy(int n, const cuDoubleComplex *x, int incx, cuDoubleComplex *y, int incy)
{
    return cublas_keep(cublasZcopy_v2(cublas_first_handle(), n, x, incx, y, incy));
}

GTAP_EXPORT void cublasSswap(int n, float *x, int incx, float *y, int incy)
{
    return cublas_keep(cublasSswap_v2(cublas_first_handle(), n, x, incx, y, incy));
}

GTAP_EXPORT void cublasDswap(int n, double *x, int incx, double *y, int incy)
{
    return cublas_keep(cublasDswap_v2(cublas_first_handle(), n, x, incx, y, incy));
}

GTAP_EXPORT void cublasCswap(int n, cuComplex *x, int incx, cuComplex *y, int incy)
{
    return cublas_keep(cublasCswap_v2(cublas_first_handle(), n, x, incx, y, incy));
}

GTAP_EXPORT void cublasZswap(int n, cuDoubleComplex *x, int incx, cuDoubleComplex *y, int incy)
{
    return cublas_keep(cublasZswap_v2(cublas_first_handle(), n, x, incx, y, incy));
}

GTAP_EXPORT void cublasSscal(int n, float alpha, float *x, int incx)
{
    return cublas_keep(cublasSscal_v2(cublas_first_handle(), n, &alpha, x, incx));
}

GTAP_EXPORT void cublasDscal(int n, double alpha, double *x, int incx)
{
    return cublas_keep(cublasDscal_v2(cublas_first_handle(), n, &alpha, x, incx));
}

GTAP_EXPORT void cublasCscal(int n, cuComplex alpha, cuComplex *x, int incx)
{
    return cublas_keep(cublasCscal_v2(cublas_first_handle(), n, &alpha, x, incx));
}

GTAP_EXPORT void cublasZscal(int n, cuDoubleComplex alpha, cuDoubleComplex *x, int incx)
{
    return cublas_keep(cublasZscal_v2(cublas_first_handle(), n, &alpha, x, incx));
}

GTAP_EXPORT void cublasCsscal(int n, float alpha, cuComplex *x, int incx)
{
    return cublas_keep(cublasCsscal_v2(cublas_first_handle(), n, &alpha, x, incx));
}

GTAP_EXPORT void cublasZdscal(int n, double alpha, cuDoubleComplex *x, int incx)
{
    return cublas_keep(cublasZdscal_v2(cublas_first_handle(), n, &alpha, x, incx));
}

GTAP_EXPORT void cublasSrot(int n, float *x, int incx, float *y, int incy, float c, float s)
{
    return cublas_keep(cublasSrot_v2(cublas_first_handle(), n, x, incx, y, incy, &c, &s));
}

GTAP_EXPORT void cublasDrot(int n, double *x, int incx, double *y, int incy, double c, double s)
{
    return cublas_keep(cublasDrot_v2(cublas_first_handle(), n, x, incx, y, incy, &c, &s));
}

GTAP_EXPORT void cublasCrot(int n, cuComplex *x, int incx, cuComplex *y, int incy, float c, cuComplex s)
{
    return cublas_keep(cublasCrot_v2(cublas_first_handle(), n, x, incx, y, incy, &c, &s));
}

GTAP_EXPORT void cublasZrot(int n, cuDoubleComplex *x, int incx, cuDoubleComplex *y, int incy, double c, cuDoubleComplex s)
{
    return cublas_keep(cublasZrot_v2(cublas_first_handle(), n, x, incx, y, incy, &c, &s));
}

GTAP_EXPORT void cublasCsrot(int n, cuComplex *x, int incx, cuComplex *y, int incy, float c, float s)
{
    return cublas_keep(cublasCsrot_v2(cublas_first_handle(), n, x, incx, y, incy, &c, &s));
}

GTAP_EXPORT void cublasZdrot(int n, cuDoubleComplex *x, int incx, cuDoubleComplex *y, int incy, double c, double s)
{
    return cublas_keep(cublasZdrot_v2(cublas_first_handle(), n, x, incx, y, incy, &c, &s));
}

GTAP_EXPORT void cublasSgemv(char trans, int m, int n, float alpha, const float *A, int lda, const float *x, int incx, float beta, float *y, int incy)
{
    return cublas_keep(cublasSgemv_v2(cublas_first_handle(), cublas_operation_of_gemv(trans), m, n, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasDgemv(char trans, int m, int n, double alpha, const double *A, int lda, const double *x, int incx, double beta, double *y, int incy)
{
    return cublas_keep(cublasDgemv_v2(cublas_first_handle(), cublas_operation_of_gemv(trans), m, n, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasCgemv(char trans, int m, int n, cuComplex alpha, const cuComplex *A, int lda, const cuComplex *x, int incx, cuComplex beta, cuComplex *y, int incy)
{
    return cublas_keep(cublasCgemv_v2(cublas_first_handle(), cublas_operation_of_gemv(trans), m, n, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasZgemv(char trans, int m, int n, cuDoubleComplex alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *x, int incx, cuDoubleComplex beta, cuDoubleComplex *y, int incy)
{
    return cublas_keep(cublasZgemv_v2(cublas_first_handle(), cublas_operation_of_gemv(trans), m, n, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasSgbmv(char trans, int m, int n, int kl, int ku, float alpha, const float *A, int lda, const float *x, int incx, float beta, float *y, int incy)
{
    return cublas_keep(cublasSgbmv_v2(cublas_first_handle(), cublas_operation(trans), m, n, kl, ku, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasDgbmv(char trans, int m, int n, int kl, int ku, double alpha, const double *A, int lda, const double *x, int incx, double beta, double *y, int incy)
{
    return cublas_keep(cublasDgbmv_v2(cublas_first_handle(), cublas_operation(trans), m, n, kl, ku, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasCgbmv(char trans, int m, int n, int kl, int ku, cuComplex alpha, const cuComplex *A, int lda, const cuComplex *x, int incx, cuComplex beta, cuComplex *y, int incy)
{
    return cublas_keep(cublasCgbmv_v2(cublas_first_handle(), cublas_operation(trans), m, n, kl, ku, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasZgbmv(char trans, int m, int n, int kl, int ku, cuDoubleComplex alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *x, int incx, cuDoubleComplex beta, cuDoubleComplex *y, int incy)
{
    return cublas_keep(cublasZgbmv_v2(cublas_first_handle(), cublas_operation(trans), m, n, kl, ku, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasStrmv(char uplo, char trans, char diag, int n, const float *A, int lda, float *x, int incx)
{
    return cublas_keep(cublasStrmv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, A, lda, x, incx));
}

GTAP_EXPORT void cublasDtrmv(char uplo, char trans, char diag, int n, const double *A, int lda, double *x, int incx)
{
    return cublas_keep(cublasDtrmv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, A, lda, x, incx));
}

GTAP_EXPORT void cublasCtrmv(char uplo, char trans, char diag, int n, const cuComplex *A, int lda, cuComplex *x, int incx)
{
    return cublas_keep(cublasCtrmv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, A, lda, x, incx));
}

GTAP_EXPORT void cublasZtrmv(char uplo, char trans, char diag, int n, const cuDoubleComplex *A, int lda, cuDoubleComplex *x, int incx)
{
    return cublas_keep(cublasZtrmv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, A, lda, x, incx));
}

GTAP_EXPORT void cublasStrsv(char uplo, char trans, char diag, int n, const float *A, int lda, float *x, int incx)
{
    return cublas_keep(cublasStrsv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, A, lda, x, incx));
}

GTAP_EXPORT void cublasDtrsv(char uplo, char trans, char diag, int n, const double *A, int lda, double *x, int incx)
{
    return cublas_keep(cublasDtrsv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, A, lda, x, incx));
}

GTAP_EXPORT void cublasCtrsv(char uplo, char trans, char diag, int n, const cuComplex *A, int lda, cuComplex *x, int incx)
{
    return cublas_keep(cublasCtrsv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, A, lda, x, incx));
}

GTAP_EXPORT void cublasZtrsv(char uplo, char trans, char diag, int n, const cuDoubleComplex *A, int lda, cuDoubleComplex *x, int incx)
{
    return cublas_keep(cublasZtrsv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, A, lda, x, incx));
}

GTAP_EXPORT void cublasStpmv(char uplo, char trans, char diag, int n, const float *AP, float *x, int incx)
{
    return cublas_keep(cublasStpmv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, AP, x, incx));
}

GTAP_EXPORT void cublasDtpmv(char uplo, char trans, char diag, int n, const double *AP, double *x, int incx)
{
    return cublas_keep(cublasDtpmv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, AP, x, incx));
}

GTAP_EXPORT void cublasCtpmv(char uplo, char trans, char diag, int n, const cuComplex *AP, cuComplex *x, int incx)
{
    return cublas_keep(cublasCtpmv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, AP, x, incx));
}

GTAP_EXPORT void cublasZtpmv(char uplo, char trans, char diag, int n, const cuDoubleComplex *AP, cuDoubleComplex *x, int incx)
{
    return cublas_keep(cublasZtpmv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, AP, x, incx));
}

GTAP_EXPORT void cublasStpsv(char uplo, char trans, char diag, int n, const float *AP, float *x, int incx)
{
    return cublas_keep(cublasStpsv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, AP, x, incx));
}

GTAP_EXPORT void cublasDtpsv(char uplo, char trans, char diag, int n, const double *AP, double *x, int incx)
{
    return cublas_keep(cublasDtpsv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, AP, x, incx));
}

GTAP_EXPORT void cublasCtpsv(char uplo, char trans, char diag, int n, const cuComplex *AP, cuComplex *x, int incx)
{
    return cublas_keep(cublasCtpsv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, AP, x, incx));
}

GTAP_EXPORT void cublasZtpsv(char uplo, char trans, char diag, int n, const cuDoubleComplex *AP, cuDoubleComplex *x, int incx)
{
    return cublas_keep(cublasZtpsv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, AP, x, incx));
}

GTAP_EXPORT void cublasStbmv(char uplo, char trans, char diag, int n, int k, const float *A, int lda, float *x, int incx)
{
    return cublas_keep(cublasStbmv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, k, A, lda, x, incx));
}

GTAP_EXPORT void cublasDtbmv(char uplo, char trans, char diag, int n, int k, const double *A, int lda, double *x, int incx)
{
    return cublas_keep(cublasDtbmv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, k, A, lda, x, incx));
}

GTAP_EXPORT void cublasCtbmv(char uplo, char trans, char diag, int n, int k, const cuComplex *A, int lda, cuComplex *x, int incx)
{
    return cublas_keep(cublasCtbmv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, k, A, lda, x, incx));
}

GTAP_EXPORT void cublasZtbmv(char uplo, char trans, char diag, int n, int k, const cuDoubleComplex *A, int lda, cuDoubleComplex *x, int incx)
{
    return cublas_keep(cublasZtbmv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, k, A, lda, x, incx));
}

GTAP_EXPORT void cublasStbsv(char uplo, char trans, char diag, int n, int k, const float *A, int lda, float *x, int incx)
{
    return cublas_keep(cublasStbsv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, k, A, lda, x, incx));
}

GTAP_EXPORT void cublasDtbsv(char uplo, char trans, char diag, int n, int k, const double *A, int lda, double *x, int incx)
{
    return cublas_keep(cublasDtbsv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, k, A, lda, x, incx));
}

GTAP_EXPORT void cublasCtbsv(char uplo, char trans, char diag, int n, int k, const cuComplex *A, int lda, cuComplex *x, int incx)
{
    return cublas_keep(cublasCtbsv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, k, A, lda, x, incx));
}

GTAP_EXPORT void cublasZtbsv(char uplo, char trans, char diag, int n, int k, const cuDoubleComplex *A, int lda, cuDoubleComplex *x, int incx)
{
    return cublas_keep(cublasZtbsv_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), n, k, A, lda, x, incx));
}

GTAP_EXPORT void cublasSsymv(char uplo, int n, float alpha, const float *A, int lda, const float *x, int incx, float beta, float *y, int incy)
{
    return cublas_keep(cublasSsymv_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasDsymv(char uplo, int n, double alpha, const double *A, int lda, const double *x, int incx, double beta, double *y, int incy)
{
    return cublas_keep(cublasDsymv_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasChemv(char uplo, int n, cuComplex alpha, const cuComplex *A, int lda, const cuComplex *x, int incx, cuComplex beta, cuComplex *y, int incy)
{
    return cublas_keep(cublasChemv_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasZhemv(char uplo, int n, cuDoubleComplex alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *x, int incx, cuDoubleComplex beta, cuDoubleComplex *y, int incy)
{
    return cublas_keep(cublasZhemv_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasSsbmv(char uplo, int n, int k, float alpha, const float *A, int lda, const float *x, int incx, float beta, float *y, int incy)
{
    return cublas_keep(cublasSsbmv_v2(cublas_first_handle(), cublas_fill(uplo), n, k, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasDsbmv(char uplo, int n, int k, double alpha, const double *A, int lda, const double *x, int incx, double beta, double *y, int incy)
{
    return cublas_keep(cublasDsbmv_v2(cublas_first_handle(), cublas_fill(uplo), n, k, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasChbmv(char uplo, int n, int k, cuComplex alpha, const cuComplex *A, int lda, const cuComplex *x, int incx, cuComplex beta, cuComplex *y, int incy)
{
    return cublas_keep(cublasChbmv_v2(cublas_first_handle(), cublas_fill(uplo), n, k, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasZhbmv(char uplo, int n, int k, cuDoubleComplex alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *x, int incx, cuDoubleComplex beta, cuDoubleComplex *y, int incy)
{
    return cublas_keep(cublasZhbmv_v2(cublas_first_handle(), cublas_fill(uplo), n, k, &alpha, A, lda, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasSspmv(char uplo, int n, float alpha, const float *AP, const float *x, int incx, float beta, float *y, int incy)
{
    return cublas_keep(cublasSspmv_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, AP, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasDspmv(char uplo, int n, double alpha, const double *AP, const double *x, int incx, double beta, double *y, int incy)
{
    return cublas_keep(cublasDspmv_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, AP, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasChpmv(char uplo, int n, cuComplex alpha, const cuComplex *AP, const cuComplex *x, int incx, cuComplex beta, cuComplex *y, int incy)
{
    return cublas_keep(cublasChpmv_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, AP, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasZhpmv(char uplo, int n, cuDoubleComplex alpha, const cuDoubleComplex *AP, const cuDoubleComplex *x, int incx, cuDoubleComplex beta, cuDoubleComplex *y, int incy)
{
    return cublas_keep(cublasZhpmv_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, AP, x, incx, &beta, y, incy));
}

GTAP_EXPORT void cublasSger(int m, int n, float alpha, const float *x, int incx, const float *y, int incy, float *A, int lda)
{
    return cublas_keep(cublasSger_v2(cublas_first_handle(), m, n, &alpha, x, incx, y, incy, A, lda));
}

GTAP_EXPORT void cublasDger(int m, int n, double alpha, const double *x, int incx, const double *y, int incy, double *A, int lda)
{
    return cublas_keep(cublasDger_v2(cublas_first_handle(), m, n, &alpha, x, incx, y, incy, A, lda));
}

GTAP_EXPORT void cublasCgeru(int m, int n, cuComplex alpha, const cuComplex *x, int incx, const cuComplex *y, int incy, cuComplex *A, int lda)
{
    return cublas_keep(cublasCgeru_v2(cublas_first_handle(), m, n, &alpha, x, incx, y, incy, A, lda));
}

GTAP_EXPORT void cublasZgeru(int m, int n, cuDoubleComplex alpha, const cuDoubleComplex *x, int incx, const cuDoubleComplex *y, int incy, cuDoubleComplex *A, int lda)
{
    return cublas_keep(cublasZgeru_v2(cublas_first_handle(), m, n, &alpha, x, incx, y, incy, A, lda));
}

GTAP_EXPORT void cublasCgerc(int m, int n, cuComplex alpha, const cuComplex *x, int incx, const cuComplex *y, int incy, cuComplex *A, int lda)
{
    return cublas_keep(cublasCgerc_v2(cublas_first_handle(), m, n, &alpha, x, incx, y, incy, A, lda));
}

GTAP_EXPORT void cublasZgerc(int m, int n, cuDoubleComplex alpha, const cuDoubleComplex *x, int incx, const cuDoubleComplex *y, int incy, cuDoubleComplex *A, int lda)
{
    return cublas_keep(cublasZgerc_v2(cublas_first_handle(), m, n, &alpha, x, incx, y, incy, A, lda));
}

GTAP_EXPORT void cublasSsyr(char uplo, int n, float alpha, const float *x, int incx, float *A, int lda)
{
    return cublas_keep(cublasSsyr_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, A, lda));
}

GTAP_EXPORT void cublasDsyr(char uplo, int n, double alpha, const double *x, int incx, double *A, int lda)
{
    return cublas_keep(cublasDsyr_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, A, lda));
}

GTAP_EXPORT void cublasCher(char uplo, int n, float alpha, const cuComplex *x, int incx, cuComplex *A, int lda)
{
    return cublas_keep(cublasCher_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, A, lda));
}

GTAP_EXPORT void cublasZher(char uplo, int n, double alpha, const cuDoubleComplex *x, int incx, cuDoubleComplex *A, int lda)
{
    return cublas_keep(cublasZher_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, A, lda));
}

GTAP_EXPORT void cublasSspr(char uplo, int n, float alpha, const float *x, int incx, float *AP)
{
    return cublas_keep(cublasSspr_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, AP));
}

GTAP_EXPORT void cublasDspr(char uplo, int n, double alpha, const double *x, int incx, double *AP)
{
    return cublas_keep(cublasDspr_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, AP));
}

GTAP_EXPORT void cublasChpr(char uplo, int n, float alpha, const cuComplex *x, int incx, cuComplex *AP)
{
    return cublas_keep(cublasChpr_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, AP));
}

GTAP_EXPORT void cublasZhpr(char uplo, int n, double alpha, const cuDoubleComplex *x, int incx, cuDoubleComplex *AP)
{
    return cublas_keep(cublasZhpr_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, AP));
}

GTAP_EXPORT void cublasSsyr2(char uplo, int n, float alpha, const float *x, int incx, const float *y, int incy, float *A, int lda)
{
    return cublas_keep(cublasSsyr2_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, y, incy, A, lda));
}

GTAP_EXPORT void cublasDsyr2(char uplo, int n, double alpha, const double *x, int incx, const double *y, int incy, double *A, int lda)
{
    return cublas_keep(cublasDsyr2_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, y, incy, A, lda));
}

GTAP_EXPORT void cublasCher2(char uplo, int n, cuComplex alpha, const cuComplex *x, int incx, const cuComplex *y, int incy, cuComplex *A, int lda)
{
    return cublas_keep(cublasCher2_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, y, incy, A, lda));
}

GTAP_EXPORT void cublasZher2(char uplo, int n, cuDoubleComplex alpha, const cuDoubleComplex *x, int incx, const cuDoubleComplex *y, int incy, cuDoubleComplex *A, int lda)
{
    return cublas_keep(cublasZher2_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, y, incy, A, lda));
}

GTAP_EXPORT void cublasSspr2(char uplo, int n, float alpha, const float *x, int incx, const float *y, int incy, float *AP)
{
    return cublas_keep(cublasSspr2_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, y, incy, AP));
}

GTAP_EXPORT void cublasDspr2(char uplo, int n, double alpha, const double *x, int incx, const double *y, int incy, double *AP)
{
    return cublas_keep(cublasDspr2_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, y, incy, AP));
}

GTAP_EXPORT void cublasChpr2(char uplo, int n, cuComplex alpha, const cuComplex *x, int incx, const cuComplex *y, int incy, cuComplex *AP)
{
    return cublas_keep(cublasChpr2_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, y, incy, AP));
}

GTAP_EXPORT void cublasZhpr2(char uplo, int n, cuDoubleComplex alpha, const cuDoubleComplex *x, int incx, const cuDoubleComplex *y, int incy, cuDoubleComplex *AP)
{
    return cublas_keep(cublasZhpr2_v2(cublas_first_handle(), cublas_fill(uplo), n, &alpha, x, incx, y, incy, AP));
}

GTAP_EXPORT void cublasSgemm(char transa, char transb, int m, int n, int k, float alpha, const float *A, int lda, const float *B, int ldb, float beta, float *C, int ldc)
{
    return cublas_keep(cublasSgemm_v2(cublas_first_handle(), cublas_operation(transa), cublas_operation(transb), m, n, k, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasDgemm(char transa, char transb, int m, int n, int k, double alpha, const double *A, int lda, const double *B, int ldb, double beta, double *C, int ldc)
{
    return cublas_keep(cublasDgemm_v2(cublas_first_handle(), cublas_operation(transa), cublas_operation(transb), m, n, k, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasCgemm(char transa, char transb, int m, int n, int k, cuComplex alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, cuComplex beta, cuComplex *C, int ldc)
{
    return cublas_keep(cublasCgemm_v2(cublas_first_handle(), cublas_operation(transa), cublas_operation(transb), m, n, k, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasZgemm(char transa, char transb, int m, int n, int k, cuDoubleComplex alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, cuDoubleComplex beta, cuDoubleComplex *C, int ldc)
{
    return cublas_keep(cublasZgemm_v2(cublas_first_handle(), cublas_operation(transa), cublas_operation(transb), m, n, k, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasSsymm(char side, char uplo, int m, int n, float alpha, const float *A, int lda, const float *B, int ldb, float beta, float *C, int ldc)
{
    return cublas_keep(cublasSsymm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), m, n, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasDsymm(char side, char uplo, int m, int n, double alpha, const double *A, int lda, const double *B, int ldb, double beta, double *C, int ldc)
{
    return cublas_keep(cublasDsymm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), m, n, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasCsymm(char side, char uplo, int m, int n, cuComplex alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, cuComplex beta, cuComplex *C, int ldc)
{
    return cublas_keep(cublasCsymm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), m, n, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasZsymm(char side, char uplo, int m, int n, cuDoubleComplex alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, cuDoubleComplex beta, cuDoubleComplex *C, int ldc)
{
    return cublas_keep(cublasZsymm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), m, n, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasChemm(char side, char uplo, int m, int n, cuComplex alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, cuComplex beta, cuComplex *C, int ldc)
{
    return cublas_keep(cublasChemm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), m, n, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasZhemm(char side, char uplo, int m, int n, cuDoubleComplex alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, cuDoubleComplex beta, cuDoubleComplex *C, int ldc)
{
    return cublas_keep(cublasZhemm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), m, n, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasSsyrk(char uplo, char trans, int n, int k, float alpha, const float *A, int lda, float beta, float *C, int ldc)
{
    return cublas_keep(cublasSsyrk_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), n, k, &alpha, A, lda, &beta, C, ldc));
}

GTAP_EXPORT void cublasDsyrk(char uplo, char trans, int n, int k, double alpha, const double *A, int lda, double beta, double *C, int ldc)
{
    return cublas_keep(cublasDsyrk_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), n, k, &alpha, A, lda, &beta, C, ldc));
}

GTAP_EXPORT void cublasCsyrk(char uplo, char trans, int n, int k, cuComplex alpha, const cuComplex *A, int lda, cuComplex beta, cuComplex *C, int ldc)
{
    return cublas_keep(cublasCsyrk_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), n, k, &alpha, A, lda, &beta, C, ldc));
}

GTAP_EXPORT void cublasZsyrk(char uplo, char trans, int n, int k, cuDoubleComplex alpha, const cuDoubleComplex *A, int lda, cuDoubleComplex beta, cuDoubleComplex *C, int ldc)
{
    return cublas_keep(cublasZsyrk_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), n, k, &alpha, A, lda, &beta, C, ldc));
}

GTAP_EXPORT void cublasCherk(char uplo, char trans, int n, int k, float alpha, const cuComplex *A, int lda, float beta, cuComplex *C, int ldc)
{
    return cublas_keep(cublasCherk_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), n, k, &alpha, A, lda, &beta, C, ldc));
}

GTAP_EXPORT void cublasZherk(char uplo, char trans, int n, int k, double alpha, const cuDoubleComplex *A, int lda, double beta, cuDoubleComplex *C, int ldc)
{
    return cublas_keep(cublasZherk_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), n, k, &alpha, A, lda, &beta, C, ldc));
}

GTAP_EXPORT void cublasSsyr2k(char uplo, char trans, int n, int k, float alpha, const float *A, int lda, const float *B, int ldb, float beta, float *C, int ldc)
{
    return cublas_keep(cublasSsyr2k_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), n, k, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasDsyr2k(char uplo, char trans, int n, int k, double alpha, const double *A, int lda, const double *B, int ldb, double beta, double *C, int ldc)
{
    return cublas_keep(cublasDsyr2k_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), n, k, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasCsyr2k(char uplo, char trans, int n, int k, cuComplex alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, cuComplex beta, cuComplex *C, int ldc)
{
    return cublas_keep(cublasCsyr2k_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), n, k, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasZsyr2k(char uplo, char trans, int n, int k, cuDoubleComplex alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, cuDoubleComplex beta, cuDoubleComplex *C, int ldc)
{
    return cublas_keep(cublasZsyr2k_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), n, k, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasCher2k(char uplo, char trans, int n, int k, cuComplex alpha, const cuComplex *A, int lda, const cuComplex *B, int ldb, float beta, cuComplex *C, int ldc)
{
    return cublas_keep(cublasCher2k_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), n, k, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasZher2k(char uplo, char trans, int n, int k, cuDoubleComplex alpha, const cuDoubleComplex *A, int lda, const cuDoubleComplex *B, int ldb, double beta, cuDoubleComplex *C, int ldc)
{
    return cublas_keep(cublasZher2k_v2(cublas_first_handle(), cublas_fill(uplo), cublas_operation(trans), n, k, &alpha, A, lda, B, ldb, &beta, C, ldc));
}

GTAP_EXPORT void cublasStrsm(char side, char uplo, char trans, char diag, int m, int n, float alpha, const float *A, int lda, float *B, int ldb)
{
    return cublas_keep(cublasStrsm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), m, n, &alpha, A, lda, B, ldb));
}

GTAP_EXPORT void cublasDtrsm(char side, char uplo, char trans, char diag, int m, int n, double alpha, const double *A, int lda, double *B, int ldb)
{
    return cublas_keep(cublasDtrsm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), m, n, &alpha, A, lda, B, ldb));
}

GTAP_EXPORT void cublasCtrsm(char side, char uplo, char trans, char diag, int m, int n, cuComplex alpha, const cuComplex *A, int lda, cuComplex *B, int ldb)
{
    return cublas_keep(cublasCtrsm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), m, n, &alpha, A, lda, B, ldb));
}

GTAP_EXPORT void cublasZtrsm(char side, char uplo, char trans, char diag, int m, int n, cuDoubleComplex alpha, const cuDoubleComplex *A, int lda, cuDoubleComplex *B, int ldb)
{
    return cublas_keep(cublasZtrsm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), cublas_operation(trans), cublas_diagonal(diag), m, n, &alpha, A, lda, B, ldb));
}

GTAP_EXPORT void cublasStrmm(char side, char uplo, char transa, char diag, int m, int n, float alpha, const float *A, int lda, float *B, int ldb)
{
    return cublas_keep(cublasStrmm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), cublas_operation(transa), cublas_diagonal(diag), m, n, &alpha, A, lda, B, ldb, B, ldb));
}

GTAP_EXPORT void cublasDtrmm(char side, char uplo, char transa, char diag, int m, int n, double alpha, const double *A, int lda, double *B, int ldb)
{
    return cublas_keep(cublasDtrmm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), cublas_operation(transa), cublas_diagonal(diag), m, n, &alpha, A, lda, B, ldb, B, ldb));
}

GTAP_EXPORT void cublasCtrmm(char side, char uplo, char transa, char diag, int m, int n, cuComplex alpha, const cuComplex *A, int lda, cuComplex *B, int ldb)
{
    return cublas_keep(cublasCtrmm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), cublas_operation(transa), cublas_diagonal(diag), m, n, &alpha, A, lda, B, ldb, B, ldb));
}

GTAP_EXPORT void cublasZtrmm(char side, char uplo, char transa, char diag, int m, int n, cuDoubleComplex alpha, const cuDoubleComplex *A, int lda, cuDoubleComplex *B, int ldb)
{
    return cublas_keep(cublasZtrmm_v2(cublas_first_handle(), cublas_side(side), cublas_fill(uplo), cublas_operation(transa), cublas_diagonal(diag), m, n, &alpha, A, lda, B, ldb, B, ldb));
}

GTAP_EXPORT void cublasSrotg(float *sa, float *sb, float *sc, float *ss)
{
    return cublas_keep(cublasSrotg_v2(cublas_first_handle(), sa, sb, sc, ss));
}

GTAP_EXPORT void cublasDrotg(double *sa, double *sb, double *sc, double *ss)
{
    return cublas_keep(cublasDrotg_v2(cublas_first_handle(), sa, sb, sc, ss));
}

GTAP_EXPORT void cublasCrotg(cuComplex *ca, cuComplex cb, float *sc, cuComplex *cs)
{
    return cublas_keep(cublasCrotg_v2(cublas_first_handle(), ca, &cb, sc, cs));
}

GTAP_EXPORT void cublasZrotg(cuDoubleComplex *ca, cuDoubleComplex cb, double *sc, cuDoubleComplex *cs)
{
    return cublas_keep(cublasZrotg_v2(cublas_first_handle(), ca, &cb, sc, cs));
}

GTAP_EXPORT void cublasSrotm(int n, float *x, int incx, float *y, int incy, const float *sparam)
{
    return cublas_keep(cublasSrotm_v2(cublas_first_handle(), n, x, incx, y, incy, sparam));
}

GTAP_EXPORT void cublasDrotm(int n, double *x, int incx, double *y, int incy, const double *sparam)
{
    return cublas_keep(cublasDrotm_v2(cublas_first_handle(), n, x, incx, y, incy, sparam));
}

GTAP_EXPORT void cublasSrotmg(float *sd1, float *sd2, float *sx1, const float *sy1, float *sparam)
{
    return cublas_keep(cublasSrotmg_v2(cublas_first_handle(), sd1, sd2, sx1, sy1, sparam));
}

GTAP_EXPORT void cublasDrotmg(double *sd1, double *sd2, double *sx1, const double *sy1, double *sparam)
{
    return cublas_keep(cublasDrotmg_v2(cublas_first_handle(), sd1, sd2, sx1, sy1, sparam));
}

GTAP_EXPORT cublasStatus_t cublasGemmEx(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const void *alpha, const void *A, cudaDataType Atype, int lda, const void *B, cudaDataType Btype, int ldb, const void *beta, void *C, cudaDataType Ctype, int ldc, cublasComputeType_t computeType, cublasGemmAlgo_t algo)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasGemmEx(session, handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, C, Ctype, ldc, computeType, algo) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasGemmEx_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const void *alpha, const void *A, cudaDataType Atype, int64_t lda, const void *B, cudaDataType Btype, int64_t ldb, const void *beta, void *C, cudaDataType Ctype, int64_t ldc, cublasComputeType_t computeType, cublasGemmAlgo_t algo)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasGemmEx_64(session, handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, C, Ctype, ldc, computeType, algo) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasGemmBatchedEx(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const void *alpha, const void *const *Aarray, cudaDataType Atype, int lda, const void *const *Barray, cudaDataType Btype, int ldb, const void *beta, void *const *Carray, cudaDataType Ctype, int ldc, int batchCount, cublasComputeType_t computeType, cublasGemmAlgo_t algo)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasGemmBatchedEx(session, handle, transa, transb, m, n, k, alpha, Aarray, Atype, lda, Barray, Btype, ldb, beta, Carray, Ctype, ldc, batchCount, computeType, algo) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasGemmBatchedEx_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const void *alpha, const void *const *Aarray, cudaDataType Atype, int64_t lda, const void *const *Barray, cudaDataType Btype, int64_t ldb, const void *beta, void *const *Carray, cudaDataType Ctype, int64_t ldc, int64_t batchCount, cublasComputeType_t computeType, cublasGemmAlgo_t algo)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasGemmBatchedEx_64(session, handle, transa, transb, m, n, k, alpha, Aarray, Atype, lda, Barray, Btype, ldb, beta, Carray, Ctype, ldc, batchCount, computeType, algo) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasGemmStridedBatchedEx(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const void *alpha, const void *A, cudaDataType Atype, int lda, long long strideA, const void *B, cudaDataType Btype, int ldb, long long strideB, const void *beta, void *C, cudaDataType Ctype, int ldc, long long strideC, int batchCount, cublasComputeType_t computeType, cublasGemmAlgo_t algo)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasGemmStridedBatchedEx(session, handle, transa, transb, m, n, k, alpha, A, Atype, lda, strideA, B, Btype, ldb, strideB, beta, C, Ctype, ldc, strideC, batchCount, computeType, algo) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasGemmStridedBatchedEx_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const void *alpha, const void *A, cudaDataType Atype, int64_t lda, long long strideA, const void *B, cudaDataType Btype, int64_t ldb, long long strideB, const void *beta, void *C, cudaDataType Ctype, int64_t ldc, long long strideC, int64_t batchCount, cublasComputeType_t computeType, cublasGemmAlgo_t algo)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasGemmStridedBatchedEx_64(session, handle, transa, transb, m, n, k, alpha, A, Atype, lda, strideA, B, Btype, ldb, strideB, beta, C, Ctype, ldc, strideC, batchCount, computeType, algo) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemmEx(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const float *alpha, const void *A, cudaDataType Atype, int lda, const void *B, cudaDataType Btype, int ldb, const float *beta, void *C, cudaDataType Ctype, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemmEx(session, handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgemmEx_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const float *alpha, const void *A, cudaDataType Atype, int64_t lda, const void *B, cudaDataType Btype, int64_t ldb, const float *beta, void *C, cudaDataType Ctype, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgemmEx_64(session, handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemmEx(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const cuComplex *alpha, const void *A, cudaDataType Atype, int lda, const void *B, cudaDataType Btype, int ldb, const cuComplex *beta, void *C, cudaDataType Ctype, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemmEx(session, handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemmEx_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const cuComplex *alpha, const void *A, cudaDataType Atype, int64_t lda, const void *B, cudaDataType Btype, int64_t ldb, const cuComplex *beta, void *C, cudaDataType Ctype, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemmEx_64(session, handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemm3mEx(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const cuComplex *alpha, const void *A, cudaDataType Atype, int lda, const void *B, cudaDataType Btype, int ldb, const cuComplex *beta, void *C, cudaDataType Ctype, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemm3mEx(session, handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgemm3mEx_64(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int64_t m, int64_t n, int64_t k, const cuComplex *alpha, const void *A, cudaDataType Atype, int64_t lda, const void *B, cudaDataType Btype, int64_t ldb, const cuComplex *beta, void *C, cudaDataType Ctype, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgemm3mEx_64(session, handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyrkEx(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const cuComplex *alpha, const void *A, cudaDataType Atype, int lda, const cuComplex *beta, void *C, cudaDataType Ctype, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyrkEx(session, handle, uplo, trans, n, k, alpha, A, Atype, lda, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyrkEx_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const cuComplex *alpha, const void *A, cudaDataType Atype, int64_t lda, const cuComplex *beta, void *C, cudaDataType Ctype, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyrkEx_64(session, handle, uplo, trans, n, k, alpha, A, Atype, lda, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyrk3mEx(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const cuComplex *alpha, const void *A, cudaDataType Atype, int lda, const cuComplex *beta, void *C, cudaDataType Ctype, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyrk3mEx(session, handle, uplo, trans, n, k, alpha, A, Atype, lda, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCsyrk3mEx_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const cuComplex *alpha, const void *A, cudaDataType Atype, int64_t lda, const cuComplex *beta, void *C, cudaDataType Ctype, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCsyrk3mEx_64(session, handle, uplo, trans, n, k, alpha, A, Atype, lda, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCherkEx(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const float *alpha, const void *A, cudaDataType Atype, int lda, const float *beta, void *C, cudaDataType Ctype, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCherkEx(session, handle, uplo, trans, n, k, alpha, A, Atype, lda, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCherkEx_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const float *alpha, const void *A, cudaDataType Atype, int64_t lda, const float *beta, void *C, cudaDataType Ctype, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCherkEx_64(session, handle, uplo, trans, n, k, alpha, A, Atype, lda, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCherk3mEx(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const float *alpha, const void *A, cudaDataType Atype, int lda, const float *beta, void *C, cudaDataType Ctype, int ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCherk3mEx(session, handle, uplo, trans, n, k, alpha, A, Atype, lda, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCherk3mEx_64(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans, int64_t n, int64_t k, const float *alpha, const void *A, cudaDataType Atype, int64_t lda, const float *beta, void *C, cudaDataType Ctype, int64_t ldc)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCherk3mEx_64(session, handle, uplo, trans, n, k, alpha, A, Atype, lda, beta, C, Ctype, ldc) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasNrm2Ex(cublasHandle_t handle, int n, const void *x, cudaDataType xType, int incx, void *result, cudaDataType resultType, cudaDataType executionType)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasNrm2Ex(session, handle, n, x, xType, incx, result, resultType, executionType) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasNrm2Ex_64(cublasHandle_t handle, int64_t n, const void *x, cudaDataType xType, int64_t incx, void *result, cudaDataType resultType, cudaDataType executionType)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasNrm2Ex_64(session, handle, n, x, xType, incx, result, resultType, executionType) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasAsumEx(cublasHandle_t handle, int n, const void *x, cudaDataType xType, int incx, void *result, cudaDataType resultType, cudaDataType executiontype)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasAsumEx(session, handle, n, x, xType, incx, result, resultType, executiontype) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasAsumEx_64(cublasHandle_t handle, int64_t n, const void *x, cudaDataType xType, int64_t incx, void *result, cudaDataType resultType, cudaDataType executiontype)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasAsumEx_64(session, handle, n, x, xType, incx, result, resultType, executiontype) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDotEx(cublasHandle_t handle, int n, const void *x, cudaDataType xType, int incx, const void *y, cudaDataType yType, int incy, void *result, cudaDataType resultType, cudaDataType executionType)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDotEx(session, handle, n, x, xType, incx, y, yType, incy, result, resultType, executionType) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDotEx_64(cublasHandle_t handle, int64_t n, const void *x, cudaDataType xType, int64_t incx, const void *y, cudaDataType yType, int64_t incy, void *result, cudaDataType resultType, cudaDataType executionType)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDotEx_64(session, handle, n, x, xType, incx, y, yType, incy, result, resultType, executionType) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDotcEx(cublasHandle_t handle, int n, const void *x, cudaDataType xType, int incx, const void *y, cudaDataType yType, int incy, void *result, cudaDataType resultType, cudaDataType executionType)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDotcEx(session, handle, n, x, xType, incx, y, yType, incy, result, resultType, executionType) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDotcEx_64(cublasHandle_t handle, int64_t n, const void *x, cudaDataType xType, int64_t incx, const void *y, cudaDataType yType, int64_t incy, void *result, cudaDataType resultType, cudaDataType executionType)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDotcEx_64(session, handle, n, x, xType, incx, y, yType, incy, result, resultType, executionType) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIamaxEx(cublasHandle_t handle, int n, const void *x, cudaDataType xType, int incx, int *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIamaxEx(session, handle, n, x, xType, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIamaxEx_64(cublasHandle_t handle, int64_t n, const void *x, cudaDataType xType, int64_t incx, int64_t *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIamaxEx_64(session, handle, n, x, xType, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIaminEx(cublasHandle_t handle, int n, const void *x, cudaDataType xType, int incx, int *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIaminEx(session, handle, n, x, xType, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasIaminEx_64(cublasHandle_t handle, int64_t n, const void *x, cudaDataType xType, int64_t incx, int64_t *result)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasIaminEx_64(session, handle, n, x, xType, incx, result) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasAxpyEx(cublasHandle_t handle, int n, const void *alpha, cudaDataType alphaType, const void *x, cudaDataType xType, int incx, void *y, cudaDataType yType, int incy, cudaDataType executiontype)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasAxpyEx(session, handle, n, alpha, alphaType, x, xType, incx, y, yType, incy, executiontype) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasAxpyEx_64(cublasHandle_t handle, int64_t n, const void *alpha, cudaDataType alphaType, const void *x, cudaDataType xType, int64_t incx, void *y, cudaDataType yType, int64_t incy, cudaDataType executiontype)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasAxpyEx_64(session, handle, n, alpha, alphaType, x, xType, incx, y, yType, incy, executiontype) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasScalEx(cublasHandle_t handle, int n, const void *alpha, cudaDataType alphaType, void *x, cudaDataType xType, int incx, cudaDataType executionType)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasScalEx(session, handle, n, alpha, alphaType, x, xType, incx, executionType) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasScalEx_64(cublasHandle_t handle, int64_t n, const void *alpha, cudaDataType alphaType, void *x, cudaDataType xType, int64_t incx, cudaDataType executionType)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasScalEx_64(session, handle, n, alpha, alphaType, x, xType, incx, executionType) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCopyEx(cublasHandle_t handle, int n, const void *x, cudaDataType xType, int incx, void *y, cudaDataType yType, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCopyEx(session, handle, n, x, xType, incx, y, yType, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCopyEx_64(cublasHandle_t handle, int64_t n, const void *x, cudaDataType xType, int64_t incx, void *y, cudaDataType yType, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCopyEx_64(session, handle, n, x, xType, incx, y, yType, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSwapEx(cublasHandle_t handle, int n, void *x, cudaDataType xType, int incx, void *y, cudaDataType yType, int incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSwapEx(session, handle, n, x, xType, incx, y, yType, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSwapEx_64(cublasHandle_t handle, int64_t n, void *x, cudaDataType xType, int64_t incx, void *y, cudaDataType yType, int64_t incy)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSwapEx_64(session, handle, n, x, xType, incx, y, yType, incy) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasRotEx(cublasHandle_t handle, int n, void *x, cudaDataType xType, int incx, void *y, cudaDataType yType, int incy, const void *c, const void *s, cudaDataType csType, cudaDataType executiontype)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasRotEx(session, handle, n, x, xType, incx, y, yType, incy, c, s, csType, executiontype) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasRotEx_64(cublasHandle_t handle, int64_t n, void *x, cudaDataType xType, int64_t incx, void *y, cudaDataType yType, int64_t incy, const void *c, const void *s, cudaDataType csType, cudaDataType executiontype)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasRotEx_64(session, handle, n, x, xType, incx, y, yType, incy, c, s, csType, executiontype) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasRotgEx(cublasHandle_t handle, void *a, void *b, cudaDataType abType, void *c, void *s, cudaDataType csType, cudaDataType executiontype)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasRotgEx(session, handle, a, b, abType, c, s, csType, executiontype) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasRotmEx(cublasHandle_t handle, int n, void *x, cudaDataType xType, int incx, void *y, cudaDataType yType, int incy, const void *param, cudaDataType paramType, cudaDataType executiontype)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasRotmEx(session, handle, n, x, xType, incx, y, yType, incy, param, paramType, executiontype) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasRotmEx_64(cublasHandle_t handle, int64_t n, void *x, cudaDataType xType, int64_t incx, void *y, cudaDataType yType, int64_t incy, const void *param, cudaDataType paramType, cudaDataType executiontype)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasRotmEx_64(session, handle, n, x, xType, incx, y, yType, incy, param, paramType, executiontype) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasRotmgEx(cublasHandle_t handle, void *d1, cudaDataType d1Type, void *d2, cudaDataType d2Type, void *x1, cudaDataType x1Type, const void *y1, cudaDataType y1Type, void *param, cudaDataType paramType, cudaDataType executiontype)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasRotmgEx(session, handle, d1, d1Type, d2, d2Type, x1, x1Type, y1, y1Type, param, paramType, executiontype) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT int32_t cublasXtCreate(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtCreate", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtDestroy(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtDestroy", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtGetNumBoards(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtGetNumBoards", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtMaxBoards(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtMaxBoards", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtDeviceSelect(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtDeviceSelect", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtSetBlockDim(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtSetBlockDim", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtGetBlockDim(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtGetBlockDim", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtGetPinningMemMode(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtGetPinningMemMode", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtSetPinningMemMode(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtSetPinningMemMode", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtSetCpuRoutine(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtSetCpuRoutine", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtSetCpuRatio(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtSetCpuRatio", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtSgemm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtSgemm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtDgemm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtDgemm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtCgemm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtCgemm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtZgemm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtZgemm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtSsyrk(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtSsyrk", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtDsyrk(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtDsyrk", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtCsyrk(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtCsyrk", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtZsyrk(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtZsyrk", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtSsymm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtSsymm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtDsymm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtDsymm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtCsymm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtCsymm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtZsymm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtZsymm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtSsyr2k(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtSsyr2k", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtDsyr2k(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtDsyr2k", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtCsyr2k(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtCsyr2k", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtZsyr2k(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtZsyr2k", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtSsyrkx(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtSsyrkx", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtDsyrkx(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtDsyrkx", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtCsyrkx(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtCsyrkx", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtZsyrkx(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtZsyrkx", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtSspmm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtSspmm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtDspmm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtDspmm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtCspmm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtCspmm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtZspmm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtZspmm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtStrmm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtStrmm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtDtrmm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtDtrmm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtCtrmm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtCtrmm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtZtrmm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtZtrmm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtStrsm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtStrsm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtDtrsm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtDtrsm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtCtrsm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtCtrsm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtZtrsm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtZtrsm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtCherk(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtCherk", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtZherk(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtZherk", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtChemm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtChemm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtZhemm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtZhemm", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtCher2k(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtCher2k", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtZher2k(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtZher2k", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtCherkx(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtCherkx", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasXtZherkx(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasXtZherkx", "cublasXt spreads host memory over several GPUs, whose memory it manages itself");
}

GTAP_EXPORT int32_t cublasSbdmm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasSbdmm", "no header of cuBLAS declares it");
}

GTAP_EXPORT int32_t cublasDbdmm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasDbdmm", "no header of cuBLAS declares it");
}

GTAP_EXPORT int32_t cublasCbdmm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasCbdmm", "no header of cuBLAS declares it");
}

GTAP_EXPORT int32_t cublasZbdmm(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasZbdmm", "no header of cuBLAS declares it");
}

GTAP_EXPORT int32_t cublasGetBackdoor(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasGetBackdoor", "no header of cuBLAS declares it");
}

GTAP_EXPORT int32_t cublasSetBackdoor(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasSetBackdoor", "no header of cuBLAS declares it");
}

GTAP_EXPORT int32_t cublasSetBackdoorEx(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasSetBackdoorEx", "no header of cuBLAS declares it");
}

GTAP_EXPORT int32_t cublasGetEnvironmentMode(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasGetEnvironmentMode", "no header of cuBLAS declares it");
}

GTAP_EXPORT int32_t cublasSetEnvironmentMode(void)
{
    return gtap_unsupported(&cublas_wire_library, "cublasSetEnvironmentMode", "no header of cuBLAS declares it");
}

GTAP_EXPORT cublasStatus_t cublasSgetrfBatched(cublasHandle_t handle, int n, float *const *A, int lda, int *P, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgetrfBatched(session, handle, n, A, lda, P, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgetrfBatched(cublasHandle_t handle, int n, double *const *A, int lda, int *P, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgetrfBatched(session, handle, n, A, lda, P, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgetrfBatched(cublasHandle_t handle, int n, cuComplex *const *A, int lda, int *P, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgetrfBatched(session, handle, n, A, lda, P, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgetrfBatched(cublasHandle_t handle, int n, cuDoubleComplex *const *A, int lda, int *P, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgetrfBatched(session, handle, n, A, lda, P, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgetriBatched(cublasHandle_t handle, int n, const float *const *A, int lda, const int *P, float *const *C, int ldc, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgetriBatched(session, handle, n, A, lda, P, C, ldc, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgetriBatched(cublasHandle_t handle, int n, const double *const *A, int lda, const int *P, double *const *C, int ldc, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgetriBatched(session, handle, n, A, lda, P, C, ldc, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgetriBatched(cublasHandle_t handle, int n, const cuComplex *const *A, int lda, const int *P, cuComplex *const *C, int ldc, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgetriBatched(session, handle, n, A, lda, P, C, ldc, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgetriBatched(cublasHandle_t handle, int n, const cuDoubleComplex *const *A, int lda, const int *P, cuDoubleComplex *const *C, int ldc, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgetriBatched(session, handle, n, A, lda, P, C, ldc, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSmatinvBatched(cublasHandle_t handle, int n, const float *const *A, int lda, float *const *Ainv, int lda_inv, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSmatinvBatched(session, handle, n, A, lda, Ainv, lda_inv, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDmatinvBatched(cublasHandle_t handle, int n, const double *const *A, int lda, double *const *Ainv, int lda_inv, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDmatinvBatched(session, handle, n, A, lda, Ainv, lda_inv, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCmatinvBatched(cublasHandle_t handle, int n, const cuComplex *const *A, int lda, cuComplex *const *Ainv, int lda_inv, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCmatinvBatched(session, handle, n, A, lda, Ainv, lda_inv, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZmatinvBatched(cublasHandle_t handle, int n, const cuDoubleComplex *const *A, int lda, cuDoubleComplex *const *Ainv, int lda_inv, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZmatinvBatched(session, handle, n, A, lda, Ainv, lda_inv, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgetrsBatched(cublasHandle_t handle, cublasOperation_t trans, int n, int nrhs, const float *const *Aarray, int lda, const int *devIpiv, float *const *Barray, int ldb, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgetrsBatched(session, handle, trans, n, nrhs, Aarray, lda, devIpiv, Barray, ldb, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgetrsBatched(cublasHandle_t handle, cublasOperation_t trans, int n, int nrhs, const double *const *Aarray, int lda, const int *devIpiv, double *const *Barray, int ldb, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgetrsBatched(session, handle, trans, n, nrhs, Aarray, lda, devIpiv, Barray, ldb, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgetrsBatched(cublasHandle_t handle, cublasOperation_t trans, int n, int nrhs, const cuComplex *const *Aarray, int lda, const int *devIpiv, cuComplex *const *Barray, int ldb, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgetrsBatched(session, handle, trans, n, nrhs, Aarray, lda, devIpiv, Barray, ldb, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgetrsBatched(cublasHandle_t handle, cublasOperation_t trans, int n, int nrhs, const cuDoubleComplex *const *Aarray, int lda, const int *devIpiv, cuDoubleComplex *const *Barray, int ldb, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgetrsBatched(session, handle, trans, n, nrhs, Aarray, lda, devIpiv, Barray, ldb, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgeqrfBatched(cublasHandle_t handle, int m, int n, float *const *Aarray, int lda, float *const *TauArray, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgeqrfBatched(session, handle, m, n, Aarray, lda, TauArray, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgeqrfBatched(cublasHandle_t handle, int m, int n, double *const *Aarray, int lda, double *const *TauArray, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgeqrfBatched(session, handle, m, n, Aarray, lda, TauArray, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgeqrfBatched(cublasHandle_t handle, int m, int n, cuComplex *const *Aarray, int lda, cuComplex *const *TauArray, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgeqrfBatched(session, handle, m, n, Aarray, lda, TauArray, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgeqrfBatched(cublasHandle_t handle, int m, int n, cuDoubleComplex *const *Aarray, int lda, cuDoubleComplex *const *TauArray, int *info, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgeqrfBatched(session, handle, m, n, Aarray, lda, TauArray, info, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasSgelsBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, int nrhs, float *const *Aarray, int lda, float *const *Carray, int ldc, int *info, int *devInfoArray, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasSgelsBatched(session, handle, trans, m, n, nrhs, Aarray, lda, Carray, ldc, info, devInfoArray, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasDgelsBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, int nrhs, double *const *Aarray, int lda, double *const *Carray, int ldc, int *info, int *devInfoArray, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasDgelsBatched(session, handle, trans, m, n, nrhs, Aarray, lda, Carray, ldc, info, devInfoArray, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasCgelsBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, int nrhs, cuComplex *const *Aarray, int lda, cuComplex *const *Carray, int ldc, int *info, int *devInfoArray, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasCgelsBatched(session, handle, trans, m, n, nrhs, Aarray, lda, Carray, ldc, info, devInfoArray, batchSize) : cublas_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasZgelsBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, int nrhs, cuDoubleComplex *const *Aarray, int lda, cuDoubleComplex *const *Carray, int ldc, int *info, int *devInfoArray, int batchSize)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), &cublas_wire_library);
    return session != NULL ? cublas_wire_cublasZgelsBatched(session, handle, trans, m, n, nrhs, Aarray, lda, Carray, ldc, info, devInfoArray, batchSize) : cublas_wire_library.statuses.not_initialized;
}

